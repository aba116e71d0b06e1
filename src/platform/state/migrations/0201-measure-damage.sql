-- What keeps an incident from happening again (src/recover/measure). Measures follow the organisation: they live on when the incident
-- is closed.
create table measure (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  no integer not null,
  aim text not null,
  title text not null,
  kind text not null check (kind in ('technical', 'operational', 'legal')),
  reach text not null check (reach in ('system', 'organisation')),
  changes text[] not null,
  target text not null,
  effect text not null,
  cost numeric(17, 2) check (cost >= 0),
  currency text not null,
  days integer check (days >= 0),
  state text not null check (state in ('proposed', 'chosen', 'dropped', 'done', 'verified', 'returned')),
  owner_id uuid references person (id),
  owner text not null,
  payer text not null,
  due_on date,
  done_on date,
  proof text not null default '',
  verify_months integer check (verify_months >= 0),
  verify_on date,
  result text not null default '',
  reason text not null default '',
  changed_at timestamptz(3) not null,
  unique (incident_id, no)
);
create index measure_due on measure (due_on) where state in ('chosen', 'returned');
create index measure_verify on measure (verify_on) where state = 'done';

-- What an incident cost (src/recover/damage): a ledger whose lines are withdrawn, never deleted; the rates that somebody set for adding
-- currencies up; how active the organisation was over time.
create table damage (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  no integer not null,
  side text not null check (side in ('direct', 'indirect')),
  kind text not null,
  what text not null,
  low numeric(17, 2) not null check (low >= 0),
  high numeric(17, 2) not null,
  unit text not null,
  is_relief boolean not null,
  confidence text not null check (confidence in ('confirmed', 'likely', 'possible')),
  basis text not null,
  outage jsonb,
  party text not null,
  borne_by text not null,
  by_name text not null,
  at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  withdrawn_reason text,
  unique (incident_id, no),
  check (high >= low)
);

create table damage_rate (
  incident_id uuid not null references incident (id),
  currency text not null,
  into_currency text not null,
  rate numeric(18, 8) not null check (rate > 0),
  source text not null,
  primary key (incident_id, currency)
);

create table activity (
  incident_id uuid not null references incident (id),
  at timestamptz(3) not null,
  level integer not null check (level between 0 and 200),
  note text not null,
  by_name text not null,
  primary key (incident_id, at)
);
