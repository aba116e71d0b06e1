-- Dealings with people outside (src/recover/outside): briefings, visits, shareholders, investigators, extortion. Extortion stands only in
-- secret incidents.
create table outside_dealing (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  no integer not null,
  kind text not null check (kind in ('briefing', 'visit', 'shareholders', 'investigation', 'extortion')),
  state text not null check (state in ('open', 'done', 'dropped')),
  -- What is intended or wanted, by kind.
  plan jsonb not null,
  -- How it went; null while it is open.
  outcome jsonb,
  reason text not null default '',
  -- Items of evidence that were handed over.
  evidence uuid[] not null default '{}',
  made_at timestamptz(3) not null,
  made_by text not null,
  changed_at timestamptz(3) not null,
  changed_by text not null,
  unique (incident_id, no)
);
