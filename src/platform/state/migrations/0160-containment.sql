-- Authority given beforehand (src/prepare/duty), decisions asked for and answered (src/respond/decision), and what was cut off so that it
-- does not spread (src/respond/containment).
create table authority (
  id uuid primary key,
  person_id uuid not null references person (id),
  kinds text[] not null,
  -- Networks, hosts, services, accounts; empty is everything.
  scope text[] not null,
  ground text not null,
  given_by uuid not null references person (id),
  given_by_name text not null,
  given_at timestamptz(3) not null,
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index authority_person on authority (person_id, until_at);

create table decision (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  -- Counted within the incident: 2026-0001-D1.
  position int not null check (position > 0),
  question text not null,
  ground text not null,
  options text[] not null,
  due_at timestamptz(3),
  asked_by uuid references person (id),
  asked_by_name text not null,
  asked_at timestamptz(3) not null,
  -- Who may decide, in the order in which they are asked; `step` is how far that has come, counted from 1.
  deciders uuid[] not null check (cardinality(deciders) between 1 and 10),
  step int not null check (step between 1 and 10),
  step_at timestamptz(3) not null,
  escalate_after_min int not null,
  state text not null check (state in ('open', 'approved', 'refused', 'later', 'withdrawn')),
  -- Which of several options, counted from 1.
  option int,
  reason text,
  answered_by uuid references person (id),
  answered_by_name text,
  answered_at timestamptz(3),
  look_again_at timestamptz(3),
  unique (incident_id, position)
);
create index decision_waiting on decision (asked_at) where state in ('open', 'later');

alter table incident add column containments int not null default 0;

create table containment (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  -- Counted within the incident: 2026-0001-C1.
  position int not null check (position > 0),
  kind text not null,
  target jsonb not null,
  scope text not null,
  -- Reaches further than the host that was hit.
  is_wider boolean not null,
  reason text not null,
  connector text not null,
  -- Who carries it out by hand, when no connector does.
  carrier text not null,
  state text not null check (state in
    ('asked', 'approved', 'applying', 'active', 'verified', 'lifting', 'lifted', 'kept', 'refused', 'withdrawn', 'failed', 'unknown')),
  asked_by uuid references person (id),
  asked_by_name text not null,
  asked_at timestamptz(3) not null,
  -- How it was approved, by whom, when, and on what ground.
  approval jsonb,
  decision_id uuid references decision (id),
  -- To be lifted at, and whether the desk does that by itself.
  lift_at timestamptz(3),
  is_lifted_by_desk boolean not null,
  lift_told_at timestamptz(3),
  -- When it took hold, as exactly as that is known.
  applied jsonb,
  applied_by text,
  -- What is known of it, and since when: the last answer of the connector or of a person.
  known jsonb,
  -- Set while a connector is at work; nobody else starts then.
  busy_since timestamptz(3),
  -- What the connector must remember to undo it.
  memo jsonb,
  ended jsonb,
  ended_by text,
  end_reason text,
  unique (incident_id, position)
);
create index containment_open on containment (lift_at) where state not in ('lifted', 'kept', 'refused', 'withdrawn');
create index containment_decision on containment (decision_id) where decision_id is not null;

-- What a containment does to people who did nothing wrong, and who complained.
create table containment_effect (
  id uuid primary key,
  containment_id uuid not null references containment (id),
  kind text not null check (kind in ('side-effect', 'complaint')),
  text text not null,
  -- How many complaints; 1 for a side effect.
  count int not null check (count > 0),
  by_name text not null,
  at timestamptz(3) not null
);
create index containment_effect_of on containment_effect (containment_id, at);
