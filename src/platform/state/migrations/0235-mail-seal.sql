-- Keys of contacts whose fingerprint somebody compared by another way than mail (src/prepare/contact); another key is another row.
create table contact_key_check (
  contact_id uuid not null references contact (id),
  fingerprint text not null,
  how text not null,
  checked_by text not null,
  checked_at timestamptz(3) not null,
  primary key (contact_id, fingerprint)
);

-- Of mail that came in: what its signature says, and whether it came encrypted.
alter table mail_in
  add column signature text not null default 'none' check (signature in ('none', 'verified', 'unconfirmed', 'unknown', 'forged')),
  add column encryption text not null default 'none' check (encryption in ('none', 'pgp', 'smime', 'locked'));
