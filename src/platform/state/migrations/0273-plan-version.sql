-- The plan of an incident as it stood when somebody gave it a number (src/respond/plan/version): why, and where it was told.
create table plan_version (
  incident_id uuid not null references incident (id),
  no int not null check (no > 0),
  name text not null,
  cause text not null check (cause in ('first', 'findings', 'inquiries', 'complaints', 'delay', 'decision', 'other')),
  reason text not null,
  told text not null,
  tasks jsonb not null,
  made_at timestamptz(3) not null,
  made_by text not null,
  primary key (incident_id, no)
);
