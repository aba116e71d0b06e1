-- What came of an exercise or a check of readiness (src/learn/drill): a measure of an incident, or an edition of a playbook.
create table drill_lesson (
  id uuid primary key,
  check_id uuid not null references readiness_check (id),
  incident_id uuid,
  no integer,
  playbook text,
  edition integer,
  made_at timestamptz(3) not null,
  made_by text not null,
  foreign key (incident_id, no) references measure (incident_id, no),
  check ((incident_id is null) = (no is null)),
  check ((playbook is null) = (edition is null)),
  check ((incident_id is null) <> (playbook is null))
);
create index drill_lesson_of_check on drill_lesson (check_id);
create index drill_lesson_of_incident on drill_lesson (incident_id) where incident_id is not null;
create index drill_lesson_of_playbook on drill_lesson (playbook) where playbook is not null;
