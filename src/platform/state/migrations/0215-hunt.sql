-- Hunts in the background (src/detect/hunt): rules or observables over a time of the archive, and what they found.
create table hunt (
  id uuid primary key,
  title text not null,
  what jsonb not null,
  from_at timestamptz(3),
  to_at timestamptz(3),
  source text,
  -- Whoever may not know of the incident does not see the hunt either.
  incident_id uuid references incident,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled', 'cut-off', 'failed')),
  asked_by text not null,
  asked_at timestamptz(3) not null,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  -- How often it was begun: what ends the desk again and again is not begun for ever.
  starts int not null default 0,
  progress double precision not null default 0,
  events bigint not null default 0,
  matches bigint not null default 0,
  rules int not null default 0,
  missing text[] not null default '{}',
  left_out text[] not null default '{}',
  problem text not null default '',
  report_id uuid references report
);
create index hunt_due on hunt (asked_at) where state in ('waiting', 'running');
create index hunt_asked on hunt (asked_at desc, id);

create table hunt_find (
  hunt_id uuid not null references hunt,
  position int not null,
  rule_key text not null,
  title text not null,
  title_ja text,
  level text not null,
  entity_kind text not null,
  entity text not null,
  rule_date date,
  matches bigint not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  matched jsonb not null,
  correlation jsonb,
  lines bigint[] not null,
  alert_id uuid references alert,
  primary key (hunt_id, position)
);
