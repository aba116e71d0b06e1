-- What a mass reset counts of its accounts, kept as they change: its page reads some lines instead of every account. A change adds lines of
-- more and fewer and alters none, so that whoever changes accounts waits for nobody; they are put together when they are read.
create table campaign_tally (
  campaign_id uuid not null references campaign (id),
  in_scope boolean not null,
  is_removed boolean not null,
  is_exempt boolean not null,
  state text not null,
  exposure text not null,
  grp text not null,
  wave int,
  attempt text not null,
  letter text not null,
  count int not null
);
create index campaign_tally_of on campaign_tally (campaign_id);

create function campaign_tally_added() returns trigger language plpgsql as $$
begin
  insert into campaign_tally
    select campaign_id, in_scope, removed is not null, exempt is not null, state, exposure, grp, wave, attempt, letter, count(*)
    from fresh group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
  return null;
end $$;
create function campaign_tally_changed() returns trigger language plpgsql as $$
begin
  insert into campaign_tally
    select campaign_id, in_scope, is_removed, is_exempt, state, exposure, grp, wave, attempt, letter, sum(by)
    from (
      select campaign_id, in_scope, removed is not null as is_removed, exempt is not null as is_exempt, state, exposure, grp, wave, attempt, letter, 1 as by from fresh
      union all
      select campaign_id, in_scope, removed is not null, exempt is not null, state, exposure, grp, wave, attempt, letter, -1 from former
    ) one
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(by) <> 0;
  return null;
end $$;
create function campaign_tally_dropped() returns trigger language plpgsql as $$
begin
  insert into campaign_tally
    select campaign_id, in_scope, removed is not null, exempt is not null, state, exposure, grp, wave, attempt, letter, -count(*)
    from former group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
  return null;
end $$;
create trigger campaign_account_added after insert on campaign_account
  referencing new table as fresh for each statement execute function campaign_tally_added();
create trigger campaign_account_changed after update on campaign_account
  referencing old table as former new table as fresh for each statement execute function campaign_tally_changed();
create trigger campaign_account_dropped after delete on campaign_account
  referencing old table as former for each statement execute function campaign_tally_dropped();

insert into campaign_tally
  select campaign_id, in_scope, removed is not null, exempt is not null, state, exposure, grp, wave, attempt, letter, count(*)
  from campaign_account group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
