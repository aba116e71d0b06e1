-- The search for similar systems (src/recover/sweep): one question to many units, and what each answered of its hosts.
create table sweep (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  no integer not null,
  kind text not null check (kind in ('condition', 'rule', 'observables', 'checklist')),
  question text not null,
  detail text not null,
  due_on date,
  asked_at timestamptz(3) not null,
  asked_by text not null,
  unique (incident_id, no)
);

create table sweep_unit (
  id uuid primary key,
  sweep_id uuid not null references sweep (id),
  unit text not null,
  address text not null,
  state text not null check (state in ('asked', 'clean', 'hit', 'fixed')),
  note text not null,
  answered_at timestamptz(3),
  answered_by text,
  chased integer not null,
  chased_at timestamptz(3),
  unique (sweep_id, unit)
);

create table sweep_host (
  unit_id uuid not null references sweep_unit (id),
  host text not null,
  state text not null check (state in ('unchecked', 'clean', 'hit', 'fixed')),
  is_standby boolean not null,
  primary key (unit_id, host)
);
