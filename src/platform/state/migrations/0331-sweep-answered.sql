-- Sweeps that units answer by their link (src/recover/sweep): the unit as it stands in the plan, what kind of thing a host is, the question
-- that agents answer, and the incident that a hit became.
alter table sweep drop constraint sweep_kind_check;
alter table sweep add constraint sweep_kind_check check (kind in ('condition', 'rule', 'observables', 'integrity', 'checklist'));

alter table sweep_unit add column assignee_id uuid references assignee (id);
alter table sweep_unit add column opened_id uuid references incident (id);
create index sweep_unit_of_assignee on sweep_unit (assignee_id) where assignee_id is not null;

alter table sweep_host add column kind text not null default 'machine' check (kind in ('machine', 'standby', 'backup'));
update sweep_host set kind = 'standby' where is_standby;
alter table sweep_host drop column is_standby;

-- Machines of a sweep whose agents were told to check, and when.
create table sweep_agent (
  sweep_id uuid not null references sweep (id),
  host text not null,
  primary key (sweep_id, host)
);
