-- Contacts that were asked by mail whether what we hold of them is still right, and what they said (src/respond/notice). That a contact still
-- holds stands with the contact itself.
create table contact_asked (
  contact_id uuid primary key references contact (id),
  link_hash bytea not null unique,
  asked_at timestamptz(3) not null,
  answered_at timestamptz(3),
  -- What is to be put right, in their words.
  said text not null default ''
);
