-- One voice towards press and users (src/respond/helpdesk): what may be said, agreed by two; who asked what and what was answered; whom which
-- channel reached. A sheet that was approved is what the help desk reads; the versions before it stay.
create table answer_sheet (
  incident_id uuid not null references incident (id),
  version int not null,
  state text not null check (state in ('review', 'returned', 'replaced', 'approved')),
  content jsonb not null,
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz(3) not null,
  approved_by_name text,
  approved_at timestamptz(3),
  -- Why the one who wrote it also approved it.
  alone text,
  remark text,
  primary key (incident_id, version)
);
create index answer_sheet_approved on answer_sheet (incident_id, version desc) where state = 'approved';

create table desk_query (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  position int not null,
  sort text not null check (sort in ('press', 'user', 'other')),
  channel text not null,
  name text not null,
  organisation text not null,
  reach text not null,
  -- Name, organisation and reach as they are looked for.
  folded text not null,
  asked_at timestamptz(3) not null,
  text text not null,
  is_complaint boolean not null,
  containment_id uuid references containment (id),
  -- Which answer of which sheet was given; 0 where somebody found own words.
  sheet_version int not null default 0,
  answer_id text not null default '',
  answer text not null default '',
  answered_at timestamptz(3),
  answered_by_name text,
  -- It holds a real problem: the question that the team has to answer.
  question_id uuid references incident_question (id),
  raised_at timestamptz(3),
  raised_why text,
  made_by_name text not null,
  made_at timestamptz(3) not null,
  unique (incident_id, position)
);
create index desk_query_recent on desk_query (incident_id, asked_at desc);

-- What no program can count: a poster, a meeting, an announcement over loudspeakers.
create table reach_note (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  channel text not null,
  audience text not null,
  meant int,
  reached int not null,
  text text not null,
  at timestamptz(3) not null,
  by_name text not null
);
create index reach_note_incident on reach_note (incident_id, at);
