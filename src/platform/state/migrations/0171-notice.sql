-- What sources allow beyond what they said in the report, notices with their versions, and the parties that are kept informed
-- (src/respond/notice). A notice is never deleted: what was wrong is put right by another that names it.
create table consent (
  report_id uuid primary key references report (id),
  -- Contacts whom the source named.
  named uuid[] not null default '{}',
  tlp text,
  pap text,
  changed_by text not null,
  by_name text not null,
  ground text not null,
  at timestamptz(3) not null
);

create table notice (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  number int not null,
  -- Null for a public notice.
  contact_id uuid references contact (id),
  template text not null,
  lang text not null,
  state text not null check (state in ('review', 'returned', 'withdrawn', 'queued', 'published')),
  version int not null,
  made_by uuid,
  made_by_name text not null,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz(3),
  -- Why the one who wrote it also approved it.
  alone text,
  remark text,
  not_before timestamptz(3),
  mail_id uuid,
  message_id text,
  corrects uuid references notice (id),
  changed_at timestamptz(3) not null,
  unique (incident_id, number)
);
create index notice_message on notice (message_id) where message_id is not null;
create index notice_published on notice (approved_at desc) where state = 'published';

create table notice_version (
  notice_id uuid not null references notice (id),
  version int not null,
  given jsonb not null,
  composed jsonb not null,
  by_name text not null,
  at timestamptz(3) not null,
  primary key (notice_id, version)
);

create table notice_party (
  incident_id uuid not null references incident (id),
  contact_id uuid not null references contact (id),
  -- The same party on the page of people.
  party_id uuid,
  role text,
  asked_at timestamptz(3),
  expected_at timestamptz(3),
  answered_at timestamptz(3),
  promised_at timestamptz(3),
  informed_at timestamptz(3),
  closed_at timestamptz(3),
  primary key (incident_id, contact_id)
);
create index notice_party_expected on notice_party (expected_at) where closed_at is null and answered_at is null;
create index notice_party_promised on notice_party (promised_at) where closed_at is null;
