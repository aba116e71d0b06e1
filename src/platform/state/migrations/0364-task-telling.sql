-- A task may be a step of the media plan: what is told when, over what, by whom, and what it waits for (src/respond/plan, S1-54).
alter table task_purpose add told text not null default '';
alter table task_purpose drop constraint task_purpose_kind_check;
alter table task_purpose add constraint task_purpose_kind_check check (kind in ('complaint', 'outside', 'telling'));
