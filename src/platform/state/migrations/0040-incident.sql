-- Incidents and what belongs to them (src/respond/incident). Written only by that slice.
create table incident (
  id uuid primary key,
  number text not null unique,
  title text not null,
  phase text not null check (phase in ('triage', 'response', 'recovery', 'review', 'closed')),
  kinds text[] not null default '{}',
  scheme text not null default '',
  level text not null default '',
  tlp text not null,
  detection text not null,
  zone text not null,
  summary_ja text not null default '',
  summary_en text not null default '',
  lead_id uuid,
  noticed_at timestamptz(3) not null,
  opened_at timestamptz(3) not null,
  opened_by uuid,
  opened_by_name text not null,
  closed_at timestamptz(3),
  close_reason text,
  version int not null default 1,
  -- Counted in the transaction of each change, so that no page has to.
  reports int not null default 0,
  entries int not null default 0,
  observables int not null default 0,
  parties int not null default 0,
  files int not null default 0,
  last_entry_at timestamptz(3)
) with (fillfactor = 80);
create index incident_opened on incident (opened_at desc, id desc);
create index incident_open on incident (opened_at desc, id desc) where phase <> 'closed';
create index incident_phase on incident (phase, opened_at desc, id desc);
create index incident_level on incident (scheme, level, opened_at desc, id desc);
create index incident_lead on incident (lead_id, opened_at desc, id desc) where lead_id is not null;
create index incident_kinds on incident using gin (kinds);
create index incident_words on incident using gin (bigrams(number || ' ' || title));

-- Which reports belong to it. A report may stand in several incidents, and can be taken out at any time.
create table incident_report (
  incident_id uuid not null references incident,
  report_id uuid not null,
  at timestamptz(3) not null,
  primary key (incident_id, report_id)
);
create index incident_report_report on incident_report (report_id);

create table incident_party (
  id uuid primary key,
  incident_id uuid not null references incident,
  position int not null,
  name text not null,
  kind text not null,
  roles text[] not null,
  contact text not null,
  note text not null,
  is_ended boolean not null default false
);
create index incident_party_incident on incident_party (incident_id, position);

create table incident_team (
  incident_id uuid not null references incident,
  person_id uuid not null,
  role text not null,
  since timestamptz(3) not null,
  primary key (incident_id, person_id, role)
);
create index incident_team_person on incident_team (person_id);

-- People named beside the team; who may know in the end is incident_member, the two together.
create table incident_named (
  incident_id uuid not null references incident,
  person_id uuid not null,
  primary key (incident_id, person_id)
);

create table incident_statement (
  id uuid primary key,
  incident_id uuid not null references incident,
  tense text not null,
  text text not null,
  confidence text not null,
  is_worst_case boolean not null,
  is_negative boolean not null,
  is_impact boolean not null,
  by_name text not null,
  at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  withdrawn_reason text
);
create index incident_statement_incident on incident_statement (incident_id, at, id);

create table incident_asset (
  id uuid primary key,
  incident_id uuid not null references incident,
  position int not null,
  name text not null,
  owner text not null,
  is_ours boolean not null,
  description text not null,
  services text not null,
  is_ended boolean not null default false
);
create index incident_asset_incident on incident_asset (incident_id, position);

-- Each link is two rows, one seen from either side.
create table incident_link (
  from_id uuid not null references incident,
  to_id uuid not null references incident,
  relation text not null,
  reason text not null,
  at timestamptz(3) not null,
  primary key (from_id, to_id)
);

create table incident_question (
  id uuid primary key,
  incident_id uuid not null references incident,
  text text not null,
  due_at timestamptz(3),
  by_name text not null,
  at timestamptz(3) not null,
  answered_at timestamptz(3)
);
create index incident_question_open on incident_question (incident_id, at) where answered_at is null;
create index incident_question_due on incident_question (due_at) where answered_at is null and due_at is not null;

-- Up to where each person has read the record of an incident, and when they looked last.
create table incident_read (
  person_id uuid not null,
  incident_id uuid not null references incident,
  seq bigint not null,
  at timestamptz(3) not null,
  primary key (person_id, incident_id)
) with (fillfactor = 70);

-- When the reading of a secret incident was last put on the record, for each person: once in a while, not each time.
create table incident_access (
  incident_id uuid not null references incident,
  person_id uuid not null,
  at timestamptz(3) not null,
  primary key (incident_id, person_id)
);

-- Whoever appends an entry about an incident, its count follows in the same transaction. The reading of secrets does not count.
-- Writers that change an incident lock its row before they append, so that this never waits for somebody who waits for the record.
create function incident_count_entries() returns trigger language plpgsql as $$
begin
  update incident i set entries = i.entries + n.entries, last_entry_at = greatest(i.last_entry_at, n.last)
  from (select incident_id, count(*)::int as entries, max(recorded_at) as last from fresh
        where incident_id is not null and kind <> 'access' group by incident_id) n
  where i.id = n.incident_id;
  return null;
end $$;
create trigger record_entry_counted after insert on record_entry referencing new table as fresh
  for each statement execute function incident_count_entries();
