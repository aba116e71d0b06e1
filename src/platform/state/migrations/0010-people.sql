-- Accounts, sessions, invitations, API tokens (prepare/people). Secrets are kept as hashes only.
create table person (
  id uuid primary key,
  name text not null,
  email text not null unique,
  role text not null,
  unit text not null default '',
  lang text not null default 'ja',
  zone text not null default 'Asia/Tokyo',
  theme text not null default 'auto',
  password_hash text,
  is_active boolean not null default true,
  last_login_at timestamptz,
  previous_login_at timestamptz,
  created_at timestamptz not null
);
create table session (
  secret_hash bytea primary key,
  person_id uuid not null references person (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person_id);
create table invitation (
  secret_hash bytea primary key,
  person_id uuid not null references person (id),
  expires_at timestamptz not null
);
create index invitation_person on invitation (person_id);
create table api_token (
  id uuid primary key,
  person_id uuid not null references person (id),
  name text not null,
  scope text[] not null,
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz
);
create index api_token_person on api_token (person_id);
-- Failed sign-ins by what was tried (a hash of address or e-mail), so that guessing slows down on every server process.
create table sign_in_failure (
  key bytea primary key,
  failures int not null,
  last_at timestamptz not null
);
