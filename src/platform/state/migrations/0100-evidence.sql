-- Items of evidence of an incident (src/respond/evidence), their copies, their hand-overs, and the collectors made for hosts.
create table evidence (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  -- Counted within the incident: 2026-0001-E3.
  position int not null check (position > 0),
  -- What it was made from.
  parent_id uuid references evidence (id),
  kind text not null check (kind in ('file', 'collection', 'device', 'medium', 'paper', 'other')),
  description text not null,
  source text not null,
  method text not null,
  collected_by text not null,
  tool text not null,
  collected_when jsonb not null,
  -- What the clock of its source was ahead by; null when nobody knows.
  clock_error_s float8,
  marks text not null,
  is_malware boolean not null,
  state text not null check (state in ('held', 'sealed', 'released', 'returned', 'destroyed')),
  seal text not null,
  place text not null,
  holder_id uuid references person (id),
  holder_name text not null,
  file_name text,
  media_type text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  md5 text,
  sha1 text,
  bytes bigint,
  -- What a collector's bundle says of itself.
  collection jsonb,
  created_at timestamptz(3) not null,
  unique (incident_id, position),
  check ((sha256 is null) = (bytes is null))
);
create index evidence_sha256 on evidence (sha256);
create index evidence_parent on evidence (parent_id);

create table evidence_copy (
  id uuid primary key,
  evidence_id uuid not null references evidence (id),
  purpose text not null check (purpose in ('analysis', 'evidence')),
  medium text not null,
  place text not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  -- The SHA-256 that was read from the copy, when somebody compared.
  sha256 text,
  note text not null
);
create index evidence_copy_of on evidence_copy (evidence_id);

create table evidence_handover (
  id uuid primary key,
  evidence_id uuid not null references evidence (id),
  from_id uuid references person (id),
  from_name text not null,
  to_id uuid references person (id),
  to_name text not null,
  purpose text not null,
  condition text not null,
  place text not null,
  given_at timestamptz(3) not null,
  state text not null check (state in ('given', 'received', 'refused')),
  answered_at timestamptz(3),
  answered_by text,
  answer text not null default ''
);
create index evidence_handover_of on evidence_handover (evidence_id);
-- A thing is on its way to one person at a time.
create unique index evidence_handover_open on evidence_handover (evidence_id) where state = 'given';

create table evidence_collector (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  host text not null,
  system text not null check (system in ('posix', 'windows')),
  token_hash bytea not null unique,
  made_by text not null,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  -- The bundle that came in with its token, which is used up then.
  evidence_id uuid references evidence (id)
);
create index evidence_collector_of on evidence_collector (incident_id);
