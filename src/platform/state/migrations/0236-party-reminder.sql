-- That we were reminded of what is due with a party (src/respond/thread): once for each date.
create table party_reminder (
  incident_id uuid not null references incident (id),
  contact_id uuid not null references contact (id),
  kind text not null check (kind in ('promise-soon', 'promise-late', 'answer-late')),
  due_at timestamptz(3) not null,
  told_at timestamptz(3) not null,
  primary key (incident_id, contact_id, kind, due_at)
);
