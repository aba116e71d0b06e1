-- Recovery of an incident (src/recover/recovery): who leads it, to which level and by when, what was handed over, the answers to the
-- items of the checklist (recovery/checklist.yaml) and to the rules that hold back closing.
create table recovery (
  incident_id uuid primary key references incident (id),
  begun_at timestamptz(3) not null,
  lead_id uuid references person (id),
  level text not null default '' check (level in ('', 'full', 'partial', 'improved')),
  due_on date,
  priority text not null default '',
  watch_until date,
  accepted_at timestamptz(3),
  accepted_by text,
  accepted_note text not null default ''
);

create table recovery_item (
  incident_id uuid not null references incident (id),
  item smallint not null,
  state text not null check (state in ('open', 'doing', 'done', 'not-applicable')),
  who text not null,
  due_on date,
  answer text not null,
  proof text not null,
  reason text not null,
  changed_at timestamptz(3) not null,
  changed_by text not null,
  primary key (incident_id, item)
);

create table recovery_heading (
  incident_id uuid not null references incident (id),
  heading text not null,
  lead text not null,
  resources text not null,
  parties text not null,
  primary key (incident_id, heading)
);

create table recovery_rule (
  incident_id uuid not null references incident (id),
  rule text not null,
  answer text not null check (answer in ('open', 'yes', 'no')),
  steps text[] not null,
  exception text not null,
  primary key (incident_id, rule)
);

-- A restricted file is a secret incident of its own: whoever is not named there sees nothing of it, not even that there is one.
create table recovery_restricted (
  restricted_id uuid primary key references incident (id),
  incident_id uuid not null references incident (id)
);
create index recovery_restricted_of on recovery_restricted (incident_id);
