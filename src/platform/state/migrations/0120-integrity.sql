-- The good state of hosts as the desk keeps it (src/detect/integrity): baselines, what checks found, announced changes, what agents are told.
create table integrity_baseline (
  id uuid primary key,
  host text not null,
  agent_id uuid,
  -- Of the lines, as the seal of the baseline says it.
  seal text not null check (seal ~ '^[0-9a-f]{64}$'),
  -- Of the whole file, as the vault keeps it.
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  entries int not null,
  taken_at timestamptz(3) not null,
  kept_at timestamptz(3) not null,
  kept_by text not null,
  reason text not null,
  -- By whom it is signed: a key of the sender's, or the desk's own when it came without.
  key_id text not null,
  is_desk_key boolean not null,
  roots text[] not null,
  -- Services, accounts and other things that are no files.
  system jsonb not null,
  replaced_at timestamptz(3)
);
create unique index integrity_baseline_current on integrity_baseline (host) where replaced_at is null;
create index integrity_baseline_of on integrity_baseline (host, kept_at desc);

create table integrity_check (
  id uuid primary key,
  host text not null,
  baseline_id uuid not null references integrity_baseline (id),
  begun_at timestamptz(3) not null,
  ended_at timestamptz(3) not null,
  taken_at timestamptz(3) not null,
  taken_by text not null,
  looked int not null,
  -- How many of each severity were found; of very many not all are kept below.
  counts jsonb not null,
  problems jsonb not null,
  problem_count int not null,
  -- When alerts were made of it.
  alerted_at timestamptz(3)
);
create index integrity_check_of on integrity_check (host, taken_at desc);
create index integrity_check_waiting on integrity_check (taken_at) where alerted_at is null;

create table integrity_finding (
  check_id uuid not null references integrity_check (id),
  position int not null,
  severity text not null check (severity in ('critical', 'high', 'medium', 'low', 'expected')),
  change text not null check (change in ('added', 'removed', 'changed', 'moved')),
  path text not null,
  path_bytes text,
  attributes jsonb not null,
  before jsonb not null,
  after jsonb not null,
  explained text,
  primary key (check_id, position)
);

create table integrity_window (
  id uuid primary key,
  name text not null unique,
  hosts text not null,
  paths text[] not null,
  owner text not null,
  reason text not null,
  from_at timestamptz(3) not null,
  to_at timestamptz(3) not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  withdrawn_at timestamptz(3)
);

-- What an agent is told when it asks: how often to check, and one thing to do now.
create table integrity_plan (
  host text primary key,
  agent_id uuid not null,
  every_hours int check (every_hours between 1 and 8760),
  next_at timestamptz(3),
  order_id uuid,
  order_kind text check (order_kind in ('baseline', 'check')),
  order_reason text not null default '',
  ordered_by text not null default '',
  ordered_at timestamptz(3),
  told_at timestamptz(3),
  asked_at timestamptz(3),
  trouble text,
  trouble_at timestamptz(3),
  check ((order_id is null) = (order_kind is null))
);

-- Who may notice something is a matter of the table of origins in the source.
alter table alert drop constraint if exists alert_origin_check;
