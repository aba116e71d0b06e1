-- Why a figure of what came in may have changed, as people of the desk see it (src/learn/statistics, S4-4).
create table trend_remark (
  id uuid primary key,
  -- First day and the day after the last, in the zone of the desk.
  from_day date not null,
  until_day date not null,
  cause text not null,
  text text not null,
  by_id uuid,
  by_name text not null,
  at timestamptz(3) not null,
  check (from_day < until_day)
);
create index trend_remark_from on trend_remark (from_day);
