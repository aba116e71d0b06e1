-- The checklist of whom to contact (src/respond/notice): what was said of a line by hand, told by other ways or not needed here.
create table contact_check (
  incident_id uuid not null references incident (id),
  line text not null,
  state text not null check (state in ('told', 'needless')),
  note text not null,
  by_name text not null,
  at timestamptz(3) not null,
  primary key (incident_id, line)
);
