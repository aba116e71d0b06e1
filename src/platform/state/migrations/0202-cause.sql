-- The cause tree of an incident (src/recover/recovery/cause): hypotheses under each other, with evidence for and against.
create table cause (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  no integer not null,
  parent_no integer,
  question text not null check (question in ('entry', 'spread', 'leak')),
  text text not null,
  class text not null,
  stage text not null,
  technique text not null,
  state text not null check (state in ('hypothesis', 'established', 'ruled-out', 'unknown')),
  unique (incident_id, no)
);

create table cause_evidence (
  id uuid primary key,
  cause_id uuid not null references cause (id),
  is_for boolean not null,
  text text not null,
  reference text not null,
  by_name text not null,
  at timestamptz(3) not null
);
create index cause_evidence_of on cause_evidence (cause_id);
