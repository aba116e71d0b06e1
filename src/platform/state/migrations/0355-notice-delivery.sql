-- A notice that no mail carries, or not mail alone: approved, and then handed over by a person on paper, by fax or on the telephone.
alter table notice drop constraint notice_state_check;
alter table notice add constraint notice_state_check
  check (state in ('review', 'returned', 'withdrawn', 'queued', 'by-hand', 'delivered', 'published'));

create table notice_delivery (
  id uuid primary key,
  notice_id uuid not null references notice (id),
  way text not null check (way in ('letter', 'fax', 'phone', 'form')),
  at timestamptz(3) not null,
  -- Whom it reached: the number, the address, who spoke.
  reached text not null,
  said text not null,
  by_name text not null,
  -- What was handed over, as it was, in the vault.
  sha256 text not null,
  bytes int not null,
  -- The entry of the record that holds it.
  entry_id uuid not null,
  noted_at timestamptz(3) not null
);
create index notice_delivery_notice on notice_delivery (notice_id, at);
