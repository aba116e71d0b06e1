-- A meeting about the plan of an incident (src/respond/plan/meeting): called with an agenda, then what was decided and which tasks came of it.
create table plan_meeting (
  incident_id uuid not null references incident (id),
  no int not null check (no > 0),
  subject text not null,
  planned_at timestamptz(3) not null,
  place text not null,
  invited text not null,
  agenda text not null,
  -- Null until it was held.
  held_at timestamptz(3),
  people text not null default '',
  decided text not null default '',
  -- Tasks that came of it.
  tasks uuid[] not null default '{}',
  changed_at timestamptz(3) not null,
  changed_by text not null,
  primary key (incident_id, no)
);
