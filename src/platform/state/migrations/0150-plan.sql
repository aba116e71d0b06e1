-- The plan of an incident (src/respond/plan): its tasks, who does them, what waits for what, gates, reminders, and questions that
-- many units are asked at once.

-- A unit or an outside party that is asked to do something, without an account, by a secret link.
create table assignee (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  kind text not null check (kind in ('unit', 'outside')),
  name text not null,
  email text not null,
  lang text not null check (lang in ('ja', 'en')),
  -- SHA-256 of the secret in the link; null while no link is open.
  link_hash bytea unique,
  link_made_at timestamptz(3),
  created_at timestamptz(3) not null,
  unique (incident_id, kind, name)
);
create index assignee_of_unit on assignee (fold(name)) where kind = 'unit';

create table task (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  number int not null,
  title jsonb not null,
  detail text not null,
  -- A step of a playbook, as it was when the playbook was taken up.
  playbook text,
  step text,
  guide jsonb,
  phase jsonb,
  role text,
  minutes int,
  owner_id uuid references person (id),
  assignee_id uuid references assignee (id),
  -- Absolute, or so long after the incident was noticed: then it moves when that is corrected.
  due_at timestamptz(3),
  due_after_minutes int,
  state text not null check (state in ('todo', 'doing', 'waiting', 'done', 'dropped')),
  -- Why it waits or was dropped; what shows that it is done; which answer was chosen.
  reason text not null,
  proof text not null,
  answer text not null,
  -- Dropped by an answer to a question of the playbook, not by a person.
  is_unneeded boolean not null,
  state_at timestamptz(3) not null,
  state_by text not null,
  created_at timestamptz(3) not null,
  created_by text not null,
  check (owner_id is null or assignee_id is null),
  check (due_at is null or due_after_minutes is null),
  unique (incident_id, number),
  unique (incident_id, playbook, step)
);
create index task_of_person on task (owner_id) where state in ('todo', 'doing', 'waiting');
create index task_of_assignee on task (assignee_id);
create index task_due on task (incident_id) where state in ('todo', 'doing', 'waiting') and (due_at is not null or due_after_minutes is not null);

create table task_after (
  task_id uuid not null references task (id),
  after_id uuid not null references task (id),
  primary key (task_id, after_id),
  check (task_id <> after_id)
);
create index task_after_back on task_after (after_id);

-- The entries of the record that are notes of a task.
create table task_note (
  task_id uuid not null references task (id),
  entry_id uuid not null,
  primary key (task_id, entry_id)
);

create table plan_gate (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  playbook text not null,
  gate text not null,
  rule text not null,
  says jsonb not null,
  -- What must be recorded to go on all the same; null where nobody may.
  exception jsonb,
  needs uuid[] not null,
  holds uuid[] not null,
  excepted jsonb,
  unique (incident_id, playbook, gate)
);

-- Put down once for each task, kind and time.
create table task_reminder (
  id uuid primary key,
  task_id uuid not null references task (id),
  kind text not null check (kind in ('soon', 'overdue')),
  due_at timestamptz(3) not null,
  queued_at timestamptz(3) not null,
  unique (task_id, kind, due_at)
);

create table inquiry (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  number int not null,
  text text not null,
  due_at timestamptz(3),
  asked_at timestamptz(3) not null,
  asked_by text not null,
  unique (incident_id, number)
);
create table inquiry_answer (
  inquiry_id uuid not null references inquiry (id),
  assignee_id uuid not null references assignee (id),
  answer text,
  answered_at timestamptz(3),
  answered_by text,
  chased int not null default 0,
  chased_at timestamptz(3),
  primary key (inquiry_id, assignee_id)
);
create index inquiry_of_assignee on inquiry_answer (assignee_id);
