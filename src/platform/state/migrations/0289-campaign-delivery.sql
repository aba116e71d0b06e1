-- What becomes of letters once they are printed: sent off, handed out against a signature, come back, never found anybody (S0-39, S0-46).
alter table campaign_account drop constraint campaign_account_letter_check;
alter table campaign_account add constraint campaign_account_letter_check
  check (letter in ('none', 'printed', 'sent', 'undelivered', 'returned', 'fetched'));
alter table campaign_bundle add sent jsonb, add back jsonb;

-- What the help desk says and does in each phase, in versions (S0-47), and what it was asked.
create table campaign_manual (
  campaign_id uuid not null references campaign (id),
  -- A phase of the plan, `always`, or `identity`: the steps by which somebody shows who they are.
  part text not null,
  version int not null check (version > 0),
  ja text not null,
  en text not null,
  made_at timestamptz(3) not null,
  made_by text not null,
  primary key (campaign_id, part, version)
);
create table campaign_question (
  campaign_id uuid not null references campaign (id),
  at timestamptz(3) not null,
  topic text not null,
  channel text not null
);
create index campaign_question_at on campaign_question (campaign_id, at);
