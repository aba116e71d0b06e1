-- What the organisation was reminded of once (src/recover/measure, src/recover/recovery): a measure that is late, that nobody owns, whose cause
-- has returned elsewhere; a heightened watch that is over.
create table measure_reminder (
  measure_id uuid not null references measure (id),
  kind text not null check (kind in ('overdue', 'verify', 'orphan', 'returned')),
  -- Which day, owner or incident: another one is told of again.
  about text not null,
  told_at timestamptz(3) not null,
  primary key (measure_id, kind, about)
);

create table watch_reminder (
  incident_id uuid not null references incident (id),
  watch_until date not null,
  told_at timestamptz(3) not null,
  primary key (incident_id, watch_until)
);
