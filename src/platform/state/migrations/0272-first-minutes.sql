-- What the first minutes of an incident ask for: whether volatile data was taken before anybody restarts a machine (src/respond/evidence),
-- and who was called, one after the other (src/prepare/duty, src/respond/incident/call).
create table volatile_state (
  asset_id uuid primary key references incident_asset (id),
  state text not null check (state in ('collected', 'not-needed')),
  reason text not null,
  by_name text not null,
  at timestamptz(3) not null
);

-- Whom a level tells, as the severity scheme names it, and who is called for it in which order.
create table duty_post (
  post text primary key,
  places jsonb not null,
  reviewed_at timestamptz(3) not null,
  reviewed_by text not null
);

create table incident_call (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  post text not null,
  -- The name as it stood in the roster when the call was made.
  name text not null,
  channel text not null check (channel in ('phone', 'mail', 'fax', 'in-person')),
  called_at timestamptz(3) not null,
  called_by text not null,
  -- So long an answer is waited for before the next one is called.
  wait_min int not null check (wait_min > 0),
  state text not null check (state in ('waiting', 'acknowledged', 'no-answer')),
  answered_at timestamptz(3),
  note text not null default ''
);
create index incident_call_of on incident_call (incident_id, called_at);
