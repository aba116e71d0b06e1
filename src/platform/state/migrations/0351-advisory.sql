-- Published weaknesses (OSV, CSAF) and the software that the organisation runs, held against each other (src/prepare/advisory).
create table advisory (
  id text primary key,
  kind text not null check (kind in ('osv', 'csaf')),
  title text not null,
  aliases text[] not null default '{}',
  modified_at timestamptz(3),
  severity text not null,
  url text not null,
  is_withdrawn boolean not null,
  affected jsonb not null,
  -- What it is about, as names are compared.
  names text[] not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  taken_at timestamptz(3) not null,
  taken_by text not null
);
create index advisory_names on advisory using gin (names);

create table software (
  id uuid primary key,
  host text not null,
  name text not null,
  version text not null,
  ecosystem text not null,
  owner text not null,
  noted_at timestamptz(3) not null,
  noted_by text not null,
  retired_at timestamptz(3)
);
create unique index software_of_host on software (lower(host), lower(name), lower(ecosystem)) where retired_at is null;

-- The diary of patches and signatures: what was put on where, where it came from, tried before or not, what became of it.
create table software_patch (
  id uuid primary key,
  software_id uuid not null references software (id),
  kind text not null check (kind in ('patch', 'signature')),
  at timestamptz(3) not null,
  version_before text not null,
  version_after text not null,
  source text not null,
  tried text not null,
  risk text not null,
  outcome text not null check (outcome in ('good', 'failed', 'taken-back', 'wrong')),
  note text not null,
  noted_at timestamptz(3) not null,
  noted_by text not null
);
create index software_patch_at on software_patch (at desc, id);

-- An advisory that concerns a piece of software: an open risk with an owner until it is gone or was decided on.
create table weakness (
  id uuid primary key,
  advisory_id text not null references advisory (id),
  software_id uuid not null references software (id),
  verdict text not null check (verdict in ('affected', 'unsure')),
  found_at timestamptz(3) not null,
  gone_at timestamptz(3),
  decision text not null default 'open' check (decision in ('open', 'planned', 'accepted', 'not-affected')),
  owner text not null default '',
  reason text not null default '',
  decided_at timestamptz(3),
  decided_by text,
  unique (advisory_id, software_id)
);
create index weakness_open on weakness (software_id) where gone_at is null;

create table advisory_check (
  only_one boolean primary key default true check (only_one),
  at timestamptz(3) not null
);
