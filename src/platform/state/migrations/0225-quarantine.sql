-- The quarantine register of an incident (src/respond/containment/quarantine): machines cut off from the network, what was checked on
-- each, who confirmed it, and when it went back.
create table quarantine_machine (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  no integer not null,
  machine text not null,
  address text not null,
  unit text not null,
  person text not null,
  reason text not null,
  isolated_at timestamptz(3) not null,
  isolated_by text not null,
  infected text not null check (infected in ('yes', 'no', 'unknown')),
  -- The version of patterns or patches that it was brought to.
  pattern text not null,
  -- By the name of the check: when, by whom, what proves it.
  checks jsonb not null,
  confirmed jsonb,
  ended jsonb,
  -- As the rule of the incident judges it; written with every change of the machine or of the rule.
  standing text not null check (standing in ('isolated', 'checked', 'confirmed', 'reconnected', 'retired')),
  unique (incident_id, no)
);
-- A machine may come back into quarantine, but it stands there once at a time.
create unique index quarantine_machine_once on quarantine_machine (incident_id, fold(machine)) where ended is null;
create index quarantine_machine_of_unit on quarantine_machine (fold(unit));

-- What must be known of a machine before it goes back; without a row the rule that comes with Hikeshi.
create table quarantine_rule (
  incident_id uuid primary key references incident (id),
  rule jsonb not null,
  set_at timestamptz(3) not null,
  set_by text not null
);
