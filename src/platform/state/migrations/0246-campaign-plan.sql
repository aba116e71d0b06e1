-- Every version of the plan of a mass reset: what it was, who made it and why, who approved it, and where it was told (S0-32).
create table campaign_plan (
  campaign_id uuid not null references campaign (id),
  version int not null check (version > 0),
  plan jsonb not null,
  waves jsonb not null,
  reason text not null,
  made_at timestamptz(3) not null,
  made_by text not null,
  approved jsonb,
  -- Each place where this version was told: an address of the web, a mail to everybody, a board.
  told jsonb not null default '[]',
  primary key (campaign_id, version)
);
-- Plans from before there were versions.
insert into campaign_plan (campaign_id, version, plan, waves, reason, made_at, made_by, approved)
select id, plan_version, plan, '[]', '', created_at, '', case when (approved ->> 'version')::int = plan_version then approved end
from campaign where plan_version > 0;
