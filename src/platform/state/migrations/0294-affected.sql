-- Whom an incident hurt outside (src/recover/affected): persons and firms by list, what each lost, how and when each was told, what each
-- answered. Names and addresses stand here alone: never in the record, never in the search index.
create table affected (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  no integer not null,
  -- By what a later list finds the same one again.
  key text not null,
  reference text not null,
  name text not null,
  email text not null,
  address text not null,
  phone text not null,
  lang text not null check (lang in ('ja', 'en')),
  lost text[] not null,
  contract text not null,
  note text not null,
  told_at timestamptz(3),
  told_by text,
  answer text not null default '' check (answer in ('', 'accepted', 'question', 'complaint', 'claim', 'unreachable')),
  answer_note text not null default '',
  answered_at timestamptz(3),
  added_at timestamptz(3) not null,
  unique (incident_id, key),
  unique (incident_id, no)
);
create index affected_email on affected (incident_id, email) where email <> '';

-- A letter to all who have not been told: written by one, approved by another, sent by mail in lots.
create table affected_letter (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  no integer not null,
  is_again boolean not null,
  subject_ja text not null,
  text_ja text not null,
  subject_en text not null,
  text_en text not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz(3) not null,
  approved_by_name text,
  approved_at timestamptz(3),
  alone text not null default '',
  -- Up to which number of the list it has come.
  reached integer not null default 0,
  done_at timestamptz(3),
  withdrawn_at timestamptz(3),
  unique (incident_id, no)
);
create index affected_letter_due on affected_letter (approved_at) where approved_at is not null and done_at is null;

-- Who was told when by which channel; a mailbox gets one letter once, whoever shares it.
create table affected_told (
  affected_id uuid not null references affected (id),
  at timestamptz(3) not null,
  channel text not null check (channel in ('mail', 'post', 'phone', 'visit', 'meeting')),
  note text not null,
  by_name text not null,
  letter_id uuid references affected_letter (id),
  mailbox text not null default '',
  mail_id uuid
);
create index affected_told_of on affected_told (affected_id);
create unique index affected_told_once on affected_told (letter_id, mailbox) where mail_id is not null;

create table affected_claim (
  affected_id uuid not null references affected (id),
  damage_no integer not null,
  primary key (affected_id, damage_no)
);
