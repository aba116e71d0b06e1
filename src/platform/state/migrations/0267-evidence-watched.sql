-- What an agent or `integrity check --watch` saw as it changed: a check of that alone, which says nothing of the rest of the host.
alter table integrity_check add column is_part boolean not null default false;
create index integrity_check_whole on integrity_check (host, taken_at desc) where not is_part;
