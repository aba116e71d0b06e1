-- Two more things that are agreed on beforehand: by which ways instructions reach people when the network is down, with how many a way
-- reaches in an hour (one fax machine takes a day and a night for some hundred), and what lies ready on media without a network.
alter table readiness drop constraint readiness_kind_check;
alter table readiness add constraint readiness_kind_check
  check (kind in ('policy', 'contact', 'peacetime', 'machine', 'exercise', 'route', 'medium'));
alter table readiness add column per_hour int check (per_hour between 1 and 100000);
