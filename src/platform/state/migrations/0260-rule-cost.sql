-- How long each rule of the desk takes, reckoned from every so many events (src/detect/signature).
create table rule_cost (
  key text primary key,
  asked bigint not null,
  took_ms double precision not null
);
