-- Which demonstrations were loaded (src/server/demonstration), so that none is loaded twice.
create table demonstration (
  name text primary key,
  incident_id uuid references incident (id),
  loaded_at timestamptz(3) not null
);
insert into demonstration (name, loaded_at)
select 'kobe', min(recorded_at) from record_entry where code = 'desk.demonstration-loaded' having count(*) > 0;
