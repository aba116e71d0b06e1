-- Agents (src/detect/agent): programs on other hosts that tail files and send what is written there. What they sent stands in the archive.
create table agent (
  id uuid primary key,
  name text not null,
  -- Sources besides its own name that it may send for.
  sources text[] not null,
  -- Hash of the token with which it enrols, good once and until then.
  enrol_hash bytea unique,
  enrol_until timestamptz(3),
  -- Hash of the secret that it sends with.
  secret_hash bytea unique,
  invited_at timestamptz(3) not null,
  enrolled_at timestamptz(3),
  revoked_at timestamptz(3),
  revoked_reason text,
  seen_at timestamptz(3),
  address text,
  -- What it last said of itself.
  report jsonb,
  check ((enrol_hash is null) = (enrol_until is null)),
  check ((revoked_at is null) = (revoked_reason is null)),
  check (revoked_at is null or (enrol_hash is null and secret_hash is null))
);
create unique index agent_name on agent (name) where revoked_at is null;

-- For which sources lines came from which agent.
create table agent_source (
  source text not null,
  agent_id uuid not null references agent (id),
  primary key (source, agent_id)
);

-- Lines that an agent says it could not keep: stated once, however often it says so.
create table agent_loss (
  agent_id uuid not null references agent (id),
  series text not null,
  number bigint not null,
  position int not null,
  stated_at timestamptz(3) not null,
  source text not null,
  file text not null,
  why text not null check (why in ('oldest', 'newest', 'vanished', 'truncated', 'refused', 'damaged')),
  -- Null where nobody could count them.
  lines bigint,
  bytes bigint not null,
  from_at timestamptz(3) not null,
  to_at timestamptz(3) not null,
  primary key (agent_id, series, number, position)
);
