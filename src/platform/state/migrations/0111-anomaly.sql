-- What is unusual (src/detect/anomaly): what is set of each detector, and what it remembers.
create table anomaly_setting (
  detector text primary key,
  is_on boolean not null,
  threshold double precision not null,
  days double precision not null,
  set_by text not null,
  set_at timestamptz(3) not null
);

-- Whose holidays are like Sundays: ISO 3166, with a region where they differ (DE-BY). One row, or none.
create table anomaly_calendar (
  one boolean primary key default true check (one),
  country text,
  set_at timestamptz(3) not null
);

-- The memory of each detector after the line of this number, packed. What came since is read again from the archive after a start.
create table anomaly_memory (
  part text primary key,
  seq bigint not null,
  known int not null,
  bytes bytea not null,
  kept_at timestamptz(3) not null
);

-- Who may notice something is a matter of the table of origins in the source.
alter table alert drop constraint if exists alert_origin_check;
-- Which detector, and of what its sentence is made.
alter table alert add column finding jsonb;
