-- Mail that leaves the desk (src/platform/mail): each message as the bytes that go, and of each recipient how far it is.
create table mail (
  id uuid primary key,
  message_id text not null unique,
  -- What it is for: notice, clock-reminder, …; whoever put it here knows.
  purpose text not null,
  incident_id uuid references incident (id),
  subject text not null,
  raw bytea not null,
  queued_at timestamptz(3) not null
);
create index mail_of_incident on mail (incident_id, queued_at) where incident_id is not null;
create index mail_queued on mail (queued_at, id);

create table mail_recipient (
  mail_id uuid not null references mail (id),
  address text not null,
  name text not null,
  -- `handing`: the server has begun to take it and has not said yes or no.
  state text not null check (state in ('waiting', 'handing', 'sent', 'failed', 'cancelled')),
  tries int not null default 0,
  -- How often a connection ended between the last byte and the answer: so often it may have arrived once more.
  doubts int not null default 0,
  -- Since when it is being tried, and when the next time.
  since timestamptz(3) not null,
  next_at timestamptz(3) not null,
  -- What the server last said.
  reply text,
  ended_at timestamptz(3),
  primary key (mail_id, address),
  check ((ended_at is null) = (state in ('waiting', 'handing')))
);
create index mail_recipient_waiting on mail_recipient (next_at) where state = 'waiting';
create index mail_recipient_handing on mail_recipient (mail_id) where state = 'handing';
