-- Which systems must log what, and how long it is kept (src/detect/coverage); and which machines need not, with the reason.
create table log_duty (
  id uuid primary key,
  system text not null,
  kind text not null check (kind in ('must', 'need-not')),
  -- What it must write: logins, what leaves the house, mail and so on.
  what text not null,
  -- Shows who inside spoke with whom outside: what a notice that comes a month late is traced by.
  is_outward boolean not null,
  keep_days int not null check (keep_days between 0 and 36500),
  owner text not null,
  reason text not null,
  made_at timestamptz(3) not null,
  retired_at timestamptz(3)
);
create unique index log_duty_system on log_duty (lower(system)) where retired_at is null;
