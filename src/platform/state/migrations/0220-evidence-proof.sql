-- Proof by an authority outside (RFC 3161) that a file of evidence existed at a time (src/respond/evidence).
create table evidence_proof (
  evidence_id uuid primary key references evidence (id),
  -- Null while it is waited for.
  answer bytea check (octet_length(answer) <= 65536),
  stated_at timestamptz(3),
  authority text not null default '',
  serial text not null default '',
  url text not null,
  tries int not null default 0,
  next_at timestamptz(3) not null,
  -- Why the last try failed.
  problem text not null default ''
);
create index evidence_proof_waiting on evidence_proof (next_at) where answer is null;
