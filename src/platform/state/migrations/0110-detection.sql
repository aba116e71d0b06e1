-- Detection rules at the desk (src/detect/signature), and what they bring about (src/detect/alert). The lines themselves stand in the archive.
create table rule_file (
  name text primary key,
  text text not null,
  -- From a folder of the operator's, or sent by somebody.
  origin text not null check (origin in ('folder', 'upload')),
  read_at timestamptz(3) not null
);

-- What the desk says of a rule, by its key (its id, or file and place): also of one whose file is gone for a while.
create table rule_state (
  key text primary key,
  is_off boolean not null default false,
  reason text not null default '',
  -- The rule is on again from then; null is without end.
  until_at timestamptz(3),
  set_by text not null default '',
  set_at timestamptz(3),
  matches bigint not null default 0,
  first_event_at timestamptz(3),
  last_event_at timestamptz(3),
  false_alarms int not null default 0
);

create table alert (
  id uuid primary key,
  rule_key text not null,
  title text not null,
  level text not null check (level in ('informational', 'low', 'medium', 'high', 'critical')),
  origin text not null check (origin in ('rule', 'ids', 'hunt')),
  entity_kind text not null,
  entity text not null,
  state text not null default 'open' check (state in ('open', 'closed', 'false-alarm')),
  -- Set while a suppression holds it back: counted, and not shown among the open ones.
  suppression_id uuid,
  matches bigint not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  raised_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  rule_date date,
  -- The newest match: fields by which it matched, and what a correlation counted.
  matched jsonb not null,
  correlation jsonb,
  closed_by text,
  closed_at timestamptz(3),
  reason text not null default '',
  report_id uuid references report
);
-- One open alert a rule and entity: what comes again is counted.
create unique index alert_open on alert (rule_key, entity_kind, entity) where state = 'open';
create index alert_changed on alert (state, changed_at desc, id);

create table alert_line (
  alert_id uuid not null references alert,
  seq bigint not null,
  primary key (alert_id, seq)
);

create table alert_suppression (
  id uuid primary key,
  -- Null is every rule, or everybody; not both.
  rule_key text,
  entity text,
  reason text not null,
  owner text not null,
  made_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  ended_at timestamptz(3),
  check (rule_key is not null or entity is not null)
);

-- How far the lines that came in were looked at, written with the alerts that came of them.
create table detection_cursor (
  id int primary key default 1 check (id = 1),
  seq bigint not null,
  at_ms double precision
);
-- Lines that may still take part in a correlation: after a restart its windows are put back from them.
create table detection_feed (
  seq bigint primary key,
  at_ms double precision not null
);
create index detection_feed_at on detection_feed (at_ms);
