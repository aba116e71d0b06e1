-- Reports: what somebody tells us (src/detect/report). Written only by that slice. The row is what the inbox shows; what is
-- read on opening a report lies beside it, so that 200,000 rows stay small.
create table report (
  id uuid primary key,
  -- Order of arrival at this desk. `received_at` is when it reached the organisation, which may be earlier.
  seq bigint generated always as identity unique,
  number text not null unique,
  state text not null check (state in ('new', 'taken', 'incident', 'disposed')),
  is_noise boolean not null default false,
  noise_reason text,
  channel text not null,
  format text not null,
  lang text not null,
  subject text not null,
  reporter_name text not null,
  organisation text not null,
  received_at timestamptz(3) not null,
  arrived_at timestamptz(3) not null,
  kinds text[] not null default '{}',
  -- The first source addresses, and the keys by which likely companions are counted.
  sources text[] not null default '{}',
  keys uuid[] not null default '{}',
  has_signs boolean not null default false,
  problems int not null default 0,
  assignee uuid,
  disposition text,
  -- Equal for equal contents: repeats in a burst fold away.
  digest bytea not null,
  original_sha256 text,
  link_hash bytea not null unique,
  -- The form's token: sent twice, it is one report.
  nonce text unique
) with (fillfactor = 85);
create index report_inbox on report (seq desc) where not is_noise;
create index report_noise on report (seq desc) where is_noise;
create index report_state on report (state, seq desc) where not is_noise;
create index report_assignee on report (assignee, seq desc) where assignee is not null;
create index report_channel on report (channel, seq desc);
create index report_digest on report (digest, arrived_at);
create index report_original on report (original_sha256) where original_sha256 is not null;

create table report_body (
  report_id uuid primary key references report,
  reporter jsonb not null,
  purpose text,
  request text,
  how_found text,
  action_taken text,
  reported_elsewhere text,
  target_system text,
  occurred jsonb,
  discovered jsonb,
  clock jsonb not null,
  consent jsonb not null,
  tlp text,
  text text not null,
  headers jsonb not null,
  signs jsonb not null,
  problems jsonb not null,
  original jsonb,
  -- What came without a file (form, program), as canonical JSON: its original.
  submission text,
  assessment jsonb,
  disposition_reason text
);

-- `key` is one number for type and value, whatever their length; `first_at` and `last_at` are by the reporter's clock.
create table report_observable (
  report_id uuid not null references report,
  position int not null,
  type text not null,
  value text not null,
  key uuid generated always as (md5(type || ' ' || value)::uuid) stored,
  port int,
  role text not null,
  first_at timestamptz(3),
  last_at timestamptz(3),
  primary key (report_id, position)
);
create index report_observable_key on report_observable (key, report_id) include (role);

create table report_log_line (
  report_id uuid not null references report,
  position int not null,
  raw text not null,
  at timestamptz(3),
  -- As written, when that names an offset: kept so that a corrected clock moves only the others.
  stated text,
  primary key (report_id, position)
);

create table report_message (
  id uuid primary key,
  report_id uuid not null references report,
  at timestamptz(3) not null,
  is_from_desk boolean not null,
  by_id uuid,
  by_name text not null,
  text text not null,
  letter text
);
create index report_message_report on report_message (report_id, at, id);

create table report_attachment (
  report_id uuid not null references report,
  position int not null,
  message_id uuid references report_message,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  signs text[] not null default '{}',
  primary key (report_id, position)
);

-- What the public pages took in a span of time, by a hash of the sender's address and in all; for every server process.
create table report_rate (
  bucket text not null,
  span timestamptz not null,
  count int not null,
  primary key (bucket, span)
);
create index report_rate_span on report_rate (span);
