-- A version that was approved and goes public by the clock.
alter table publication_version drop constraint publication_version_state_check;
alter table publication_version add constraint publication_version_state_check
  check (state in ('review', 'returned', 'withdrawn', 'replaced', 'scheduled', 'published'));
alter table publication_version add column publish_at timestamptz(3);
create index publication_version_scheduled on publication_version (publish_at) where state = 'scheduled';
