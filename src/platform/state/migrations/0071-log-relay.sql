-- A relay passes on what others say: the host that the header names is the source, not the address that sent it.
alter table log_source add column is_relay boolean not null default false;
