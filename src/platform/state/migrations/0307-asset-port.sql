-- Ports found open on a machine that is hit, each with what answers and why it is open.
alter table incident_asset add column ports jsonb not null default '[]';
