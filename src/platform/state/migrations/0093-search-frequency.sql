-- How common the keys of the search index are, found out from a sample now and then: what the database gathers for itself knows only
-- the thousand most common of each kind, and among long reports those stand in every tenth. Says where to begin, never what is found.
create table search_frequency (
  kind text primary key,
  -- Documents of this kind when it was taken, and those that were looked at.
  documents bigint not null,
  sampled integer not null,
  keys text[] not null,
  -- The share of them that has each key.
  shares real[] not null,
  taken_at timestamptz not null default now(),
  check (cardinality(keys) = cardinality(shares))
);
