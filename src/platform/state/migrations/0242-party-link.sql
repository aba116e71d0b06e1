-- A party outside that answers on a page of its own, without an account: the secret of the page, as its hash (src/respond/notice).
create table party_link (
  incident_id uuid not null references incident (id),
  contact_id uuid not null references contact (id),
  link_hash bytea not null unique,
  made_at timestamptz(3) not null,
  by_name text not null,
  primary key (incident_id, contact_id)
);
