-- What was agreed on before anything happens (src/prepare/readiness), and each time that somebody looked whether it still holds.
create table readiness (
  id uuid primary key,
  kind text not null check (kind in ('policy', 'contact', 'peacetime', 'machine', 'exercise')),
  name text not null,
  who text not null,
  reached text not null,
  deputy text not null,
  deputy_reached text not null,
  says text not null,
  every_days int not null check (every_days between 1 and 3660),
  made_at timestamptz(3) not null,
  retired_at timestamptz(3)
);
create unique index readiness_name on readiness (kind, lower(name)) where retired_at is null;

create table readiness_check (
  id uuid primary key,
  readiness_id uuid not null references readiness (id),
  at timestamptz(3) not null,
  is_good boolean not null,
  seen text not null,
  learnt text not null,
  checked_by text not null,
  noted_at timestamptz(3) not null
);
create index readiness_check_of on readiness_check (readiness_id, at desc);
