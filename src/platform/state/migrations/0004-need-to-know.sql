-- Who may know of which incident. Read by every query on incidents, reports, entries, observables (platform/need-to-know.ts).
create table incident_secret (
  incident_id uuid primary key
);
create table incident_member (
  incident_id uuid not null,
  person_id uuid not null,
  primary key (incident_id, person_id)
);
create index incident_member_person on incident_member (person_id);
