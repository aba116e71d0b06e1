-- A collection that the agent of a host is told to make: the order stands in its plan, the rest with the collector of the incident.
alter table integrity_plan drop constraint if exists integrity_plan_order_kind_check;
alter table integrity_plan add constraint integrity_plan_order_kind_check check (order_kind in ('baseline', 'check', 'collect'));
-- The collector that a `collect` is about.
alter table integrity_plan add column order_about uuid;

alter table evidence_collector
  add column agent_id uuid,
  add column order_id uuid,
  add column lang text not null default 'ja' check (lang in ('ja', 'en')),
  add column is_quick boolean not null default false,
  add column checks_packages boolean not null default false,
  -- When the agent began, and why it could not.
  add column begun_at timestamptz(3),
  add column trouble text not null default '';
