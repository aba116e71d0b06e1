-- Sources of log lines (src/detect/log), what was wrong with their clocks, and how long their lines are kept. The lines stand in the archive.
create table log_keep (
  name text primary key check (name ~ '^[a-z][a-z0-9-]{0,30}$'),
  -- No fewer than three months: what happened is often noticed late.
  days int not null check (days between 92 and 36500)
);
insert into log_keep values ('year', 366), ('quarter', 92), ('years', 1830);

create table log_source (
  name text primary key,
  owner text not null default '',
  zone text,
  format text not null default 'auto',
  is_synced boolean,
  -- A source that says nothing for so long is silent; null asks nothing.
  silent_after_minutes int check (silent_after_minutes > 0),
  keep text not null default 'year' references log_keep,
  note text not null default '',
  -- False of those that began to send without having been entered.
  is_known boolean not null default false,
  created_at timestamptz(3) not null
);

create table log_clock (
  id uuid primary key,
  source text not null references log_source,
  from_at timestamptz,
  until_at timestamptz,
  offset_ms bigint not null,
  accuracy_ms bigint,
  method text not null check (method in ('stated', 'ntp', 'time-quality', 'arrival')),
  note text not null default '',
  created_at timestamptz(3) not null,
  is_void boolean not null default false,
  check (from_at is null or until_at is null or from_at < until_at)
);
create index log_clock_source on log_clock (source, created_at);

create table log_hold (
  id uuid primary key,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text not null,
  created_at timestamptz(3) not null,
  released_at timestamptz(3),
  check (from_at < to_at)
);
