-- Letters as the organisation changed them at the desk (src/prepare/knowledge/edition). What holds is the file in the data folder;
-- these are its versions: who saved which text, and when the one that came with Hikeshi was taken up again.
create table letter_version (
  id uuid primary key,
  shelf text not null check (shelf in ('letter', 'print-letter')),
  letter text not null,
  no integer not null,
  -- Null when the own file was taken away again.
  text text,
  note text not null,
  made_by uuid not null references person (id),
  made_by_name text not null,
  made_at timestamptz(3) not null,
  unique (shelf, letter, no)
);
