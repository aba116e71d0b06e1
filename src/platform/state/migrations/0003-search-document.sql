-- What the one search box reads: one row for each report, incident, entry, observable and person (platform/search).
create table search_document (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('report', 'incident', 'entry', 'observable', 'person')),
  ref uuid not null,
  incident_id uuid,
  report_id uuid,
  at timestamptz not null,
  title text not null,
  body text not null,
  unique (kind, ref)
);
create index search_document_bigrams on search_document using gin (bigrams(body)) with (fastupdate = on, gin_pending_list_limit = 1024);
create index search_document_incident on search_document (incident_id) where incident_id is not null;
create index search_document_report on search_document (report_id) where report_id is not null;
