-- Playbooks as they were changed at the desk (src/prepare/playbook/edition); the files that came with Hikeshi are where they start from.
create table playbook_edition (
  id uuid primary key,
  playbook text not null,
  no integer not null,
  state text not null check (state in ('draft', 'asked', 'in-force', 'replaced', 'refused', 'withdrawn')),
  text text not null,
  -- Why it was changed, and the incident whose review led to it.
  note text not null,
  incident text not null,
  made_by uuid not null references person (id),
  made_by_name text not null,
  made_at timestamptz(3) not null,
  decided jsonb,
  unique (playbook, no)
);
create unique index playbook_edition_in_force on playbook_edition (playbook) where state = 'in-force';
-- One at a time is being written or waits for its answer.
create unique index playbook_edition_open on playbook_edition (playbook) where state in ('draft', 'asked');
