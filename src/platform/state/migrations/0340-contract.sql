-- What is agreed with suppliers before anything happens: above all who pays to mend a weakness that is found later (src/prepare/contract).
create table contract (
  id uuid primary key,
  system text not null,
  supplier text not null,
  says text not null,
  payer text not null,
  until_on date,
  document text not null,
  made_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create unique index contract_once on contract (lower(system), lower(supplier)) where ended_at is null;
