-- What a task is there for, where it is more than a step (src/respond/plan): easing what people complain of, or dealing with somebody outside.
create table task_purpose (
  task_id uuid primary key references task (id),
  kind text not null check (kind in ('complaint', 'outside')),
  -- What people complain of.
  complaint text not null default '',
  -- With whom it deals, and through whom (a CSIRT that stands between).
  contact_id uuid references contact (id),
  via text not null default '',
  check ((kind = 'outside') = (contact_id is not null))
);
create index task_purpose_of_kind on task_purpose (kind);
create index task_purpose_of_contact on task_purpose (contact_id);
