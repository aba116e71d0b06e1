-- Deadlines of an incident (src/respond/clock): the answers that decide which apply, the clocks that run, reminders that wait for
-- being sent, and the secret links of calendar feeds.
create table clock_facts (
  incident_id uuid primary key references incident (id),
  facts jsonb not null
);

create table clock (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  regime text not null,
  stage text not null,
  -- Which of several: the contract or partner it is for. Empty where there is one.
  label text not null,
  -- Of the file that it was started from; the answer stays as it was given even when the file changes.
  effective_from date not null,
  name jsonb not null,
  recipient jsonb not null,
  source text not null,
  verified_on date,
  is_unsure boolean not null,
  -- When its events happened, by their id.
  events jsonb not null,
  zone text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'stopped')),
  starts_at timestamptz(3),
  due_at timestamptz(3),
  soon_at timestamptz(3),
  arithmetic jsonb not null,
  -- Set by somebody instead of what was reckoned.
  overridden jsonb,
  -- When the report was sent and what proves it, or why the clock was stopped.
  sent jsonb,
  proof text,
  reason text,
  ended_by text,
  created_at timestamptz(3) not null,
  unique (incident_id, regime, stage, label)
);
create index clock_due on clock (due_at) where state = 'running';

-- Put down once for each clock, kind and time; whoever sends mail takes it once.
create table clock_reminder (
  id uuid primary key,
  clock_id uuid not null references clock (id),
  kind text not null check (kind in ('soon', 'overdue')),
  due_at timestamptz(3) not null,
  queued_at timestamptz(3) not null,
  sent_at timestamptz(3),
  unique (clock_id, kind, due_at)
);
create index clock_reminder_waiting on clock_reminder (queued_at) where sent_at is null;

create table clock_feed (
  person_id uuid primary key references person (id),
  secret_hash bytea not null unique,
  made_at timestamptz(3) not null
);
