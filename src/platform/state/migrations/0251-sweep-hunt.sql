-- What a sweep answers by itself (src/recover/sweep): the hunt in the archive that looks for its rule or its observables, and the task of a
-- unit that was hit.
create table sweep_hunt (
  sweep_id uuid primary key references sweep (id),
  hunt_id uuid not null references hunt (id)
);
alter table sweep_unit add column task_id uuid;
