-- What the desk publishes, with its versions, and who wants to be told of it (src/respond/publication). What was public stays: a mistake is
-- put right by a version that says so. `issue` counts what really became public; `slug` is its address, and names no incident.
create table publication (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  number int not null,
  slug text unique,
  created_at timestamptz(3) not null,
  unique (incident_id, number)
);

create table publication_version (
  publication_id uuid not null references publication (id),
  version int not null,
  stage text not null check (stage in ('first', 'second', 'final', 'correction')),
  state text not null check (state in ('review', 'returned', 'withdrawn', 'replaced', 'published')),
  given jsonb not null,
  composed jsonb not null,
  as_of timestamptz(3) not null,
  -- The texts before it are no longer shown to the public; the record keeps them.
  hides_earlier boolean not null default false,
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz(3) not null,
  approved_by uuid,
  approved_by_name text,
  -- Why the one who wrote it also approved it.
  alone text,
  remark text,
  issue int,
  published_at timestamptz(3),
  sha256 text,
  entry_id uuid,
  -- How far down the list its mail has gone, and when it had reached everybody.
  announced_to uuid,
  announced_at timestamptz(3),
  primary key (publication_id, version),
  unique (publication_id, issue)
);
create index publication_version_published on publication_version (published_at desc) where state = 'published';
create index publication_version_unannounced on publication_version (published_at) where state = 'published' and announced_at is null;

-- An address is written to only after whoever reads it has said so behind a link (double opt-in).
create table announce_subscriber (
  id uuid primary key,
  email text not null unique,
  lang text not null,
  state text not null check (state in ('asked', 'on', 'off')),
  link_hash bytea not null unique,
  asked_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  ended_at timestamptz(3)
);
create index announce_subscriber_on on announce_subscriber (id) where state = 'on';
