-- Mail that comes in (src/respond/thread): how far each mailbox was read, and what belongs to the thread of an incident. What belongs to
-- none is a report.
create table mail_box (
  -- user@host/mailbox
  name text primary key,
  uid_validity bigint not null,
  last_uid bigint not null
);

create table mail_in (
  id uuid primary key,
  -- The bytes as they came: the same mail twice is one.
  sha256 text not null unique,
  message_id text,
  incident_id uuid not null references incident (id),
  -- Which of ours it answers, or tells the fate of.
  mail_id uuid references mail (id),
  sort text not null check (sort in ('reply', 'auto-reply', 'bounce')),
  from_address text not null,
  received_at timestamptz(3) not null
);
create index mail_in_message on mail_in (message_id) where message_id is not null;
create index mail_in_incident on mail_in (incident_id, received_at);
