-- Mass resets of credentials (src/respond/campaign). No password, code or hash of one stands in any of these tables: only salted
-- proofs of what was given out.
create table campaign (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  -- Counted within the incident: 2026-0001-C1.
  position int not null check (position > 0),
  title text not null,
  -- What letters carry: the new password, or a code with which one changes it.
  secret text not null check (secret in ('password', 'code')),
  scope text not null check (scope in ('all', 'listed', 'same')),
  connector jsonb not null,
  letter jsonb not null,
  plan jsonb not null,
  -- Counted up with each change of the plan; who approved which.
  plan_version int not null default 0,
  approved jsonb,
  stated jsonb not null default '{}',
  -- Whether people can change their passwords themselves now.
  is_open boolean not null default false,
  key_salt bytea,
  key_proof bytea,
  created_at timestamptz(3) not null,
  unique (incident_id, position)
);

create table campaign_account (
  campaign_id uuid not null references campaign (id),
  key text not null,
  login text not null,
  name text not null,
  department text not null,
  grp text not null,
  route text not null,
  address text not null,
  lang text not null,
  dn text,
  exposure text not null default 'no' check (exposure in ('no', 'listed', 'same', 'differs', 'unknown')),
  in_scope boolean not null,
  removed text,
  exempt text,
  state text not null default 'not-yet' check (state in ('not-yet', 'changed', 'system-failed', 'forced')),
  cause text not null default '',
  changed_at timestamptz(3),
  -- How often its secret was replaced, and the proof of the one that works.
  serial int not null default 1,
  salt bytea,
  proof bytea,
  -- Who gave out the secret that works: a letter, or the help desk, whose word no letter overrules.
  given text not null default 'none' check (given in ('none', 'print', 'desk')),
  bundle int,
  letter text not null default 'none' check (letter in ('none', 'printed', 'returned', 'fetched')),
  wave int,
  -- What the desk means to do to it is stored before it is done.
  attempt text not null default 'none' check (attempt in ('none', 'intended', 'done', 'failed')),
  tries int not null default 0,
  -- Somebody changes it right now, at the latest until then.
  busy_until timestamptz(3),
  primary key (campaign_id, key)
);
create index campaign_account_wave on campaign_account (campaign_id, wave, attempt);
create index campaign_account_bundle on campaign_account (campaign_id, bundle);

create table campaign_list (
  campaign_id uuid not null references campaign (id),
  list text not null check (list in ('accounts', 'exposed', 'removal', 'outcomes')),
  lines int not null,
  found int not null,
  strays int not null,
  twice int not null,
  unread int not null,
  -- The first of those that are no accounts here, by name.
  stray_logins text[] not null,
  primary key (campaign_id, list)
);

create table campaign_wave (
  campaign_id uuid not null references campaign (id),
  position int not null,
  name text not null,
  state text not null check (state in ('planned', 'running', 'paused', 'stopped', 'done')),
  groups text[] not null,
  size_limit int,
  rate int,
  backup text not null default '',
  test jsonb,
  decision jsonb,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  trouble text not null default '',
  primary key (campaign_id, position)
);

create table campaign_bundle (
  campaign_id uuid not null references campaign (id),
  position int not null,
  name text not null,
  route text not null,
  letters int not null,
  printed_at timestamptz(3),
  sha256 text,
  destroyed_at timestamptz(3),
  destroyed_by text,
  primary key (campaign_id, position)
);

-- Wrong codes, by account and by address: who tries many waits.
create table campaign_try (
  subject text primary key,
  failures int not null,
  last_at timestamptz(3) not null
);
