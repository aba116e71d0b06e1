-- The register of backups (src/prepare/backup): what is kept where, by whom, how often; what was taken, and what came back when it was tried.
create table backup_register (
  id uuid primary key,
  name text not null,
  holds text[] not null,
  system text not null,
  place text not null,
  medium text not null,
  -- Out of reach of whoever has the systems: offline, elsewhere, or not to be changed.
  is_apart boolean not null,
  owner text not null,
  every_hours int not null check (every_hours between 1 and 8784),
  kept_days int not null check (kept_days between 1 and 36500),
  test_days int not null check (test_days between 1 and 3660),
  note text not null,
  made_at timestamptz(3) not null,
  retired_at timestamptz(3)
);
create unique index backup_register_name on backup_register (lower(name)) where retired_at is null;

create table backup_run (
  id uuid primary key,
  backup_id uuid not null references backup_register (id),
  kind text not null check (kind in ('taken', 'tested')),
  at timestamptz(3) not null,
  -- Of which time the restored data were, when a restore was tried.
  of_at timestamptz(3),
  is_good boolean not null,
  minutes int check (minutes between 0 and 525600),
  bytes bigint check (bytes >= 0),
  note text not null,
  noted_by text not null,
  noted_at timestamptz(3) not null
);
create index backup_run_of on backup_run (backup_id, kind, at desc);
