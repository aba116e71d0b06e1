-- The meeting that looks back at an incident (src/learn/review): who, what went well and what did not, what was learnt, and which measures
-- came of it; and the file that a measure changed (src/recover/measure): a policy under its hash, an edition of a playbook.
create table review (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  no integer not null,
  planned_on date not null,
  chair text not null,
  place text not null,
  -- Null until it was held.
  held_on date,
  people text[] not null default '{}',
  well text not null default '',
  badly text not null default '',
  learnt text not null default '',
  -- Numbers of the measures that came of it.
  measures integer[] not null default '{}',
  changed_at timestamptz(3) not null,
  changed_by text not null,
  unique (incident_id, no)
);

create table measure_file (
  id uuid primary key,
  incident_id uuid not null,
  no integer not null,
  name text not null,
  media_type text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint,
  playbook text,
  edition integer,
  added_at timestamptz(3) not null,
  added_by text not null,
  foreign key (incident_id, no) references measure (incident_id, no),
  check ((sha256 is null) <> (playbook is null))
);
create index measure_file_of on measure_file (incident_id, no);
