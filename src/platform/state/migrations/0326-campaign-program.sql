-- The program with which a mass change is made: its versions, the tests that somebody stood by, the defects that they found (S0-37, S0-38).
create table campaign_program (
  campaign_id uuid not null references campaign (id),
  version int not null check (version > 0),
  what text not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  primary key (campaign_id, version)
);
create table campaign_program_test (
  campaign_id uuid not null,
  position int not null check (position > 0),
  version int not null,
  what text not null,
  tested_by text not null,
  -- Who stood by; empty when nobody did, and then it counts for nothing.
  witness text not null,
  is_passed boolean not null,
  at timestamptz(3) not null,
  primary key (campaign_id, position),
  foreign key (campaign_id, version) references campaign_program (campaign_id, version)
);
create table campaign_defect (
  campaign_id uuid not null,
  position int not null check (position > 0),
  test int not null,
  what text not null,
  -- The version that mended it, or why it is lived with.
  mended_in int,
  accepted text not null default '',
  primary key (campaign_id, position),
  foreign key (campaign_id, test) references campaign_program_test (campaign_id, position)
);
-- Groups with a handling of their own, and when somebody brings them what they need (S0-48).
create table campaign_special (
  campaign_id uuid not null references campaign (id),
  position int not null check (position > 0),
  name text not null,
  handling jsonb not null,
  responsible text not null,
  -- Each with what is done then, and when it was.
  dates jsonb not null,
  primary key (campaign_id, position)
);
alter table campaign_account add special int;
create index campaign_account_special on campaign_account (campaign_id, special) where special is not null;
-- Where somebody of ours is there when people first sign in again (S0-50).
create table campaign_presence (
  campaign_id uuid not null references campaign (id),
  position int not null check (position > 0),
  at timestamptz(3) not null,
  place text not null,
  what text not null,
  who text not null,
  special int,
  outcome text check (outcome in ('well', 'trouble', 'cancelled')),
  people int,
  note text not null default '',
  told_at timestamptz(3),
  told_by text,
  primary key (campaign_id, position)
);
