-- Observables of incidents (src/respond/observable), under the one spelling in which equal things meet.
create table incident_observable (
  id uuid primary key,
  incident_id uuid not null,
  position bigint generated always as identity,
  type text not null,
  value text not null,
  port int,
  role text not null,
  note text not null default '',
  -- 'report' goes when the last report that names it is detached; what a person added or changed stays.
  origin text not null check (origin in ('report', 'person')),
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  is_removed boolean not null default false
);
-- Values may be longer than an index row takes: these two hold a hash.
create unique index incident_observable_once on incident_observable (incident_id, type, md5(value));
create index incident_observable_page on incident_observable (incident_id, position);
create index incident_observable_value on incident_observable using hash (value);

-- The search box looks kind by kind: a word that is common in one kind then costs nothing where it is rare.
drop index search_document_bigrams;
create index search_document_report_pairs on search_document using gin (bigrams(body)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'report';
create index search_document_incident_pairs on search_document using gin (bigrams(body)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'incident';
create index search_document_entry_pairs on search_document using gin (bigrams(body)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'entry';
create index search_document_observable_pairs on search_document using gin (bigrams(body)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'observable';
create index search_document_person_pairs on search_document using gin (bigrams(body)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'person';
create index search_document_kind on search_document (kind, id desc);
