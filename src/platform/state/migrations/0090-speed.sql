-- Reports that are in some secret incident. All others may be known by whoever may know of all that is not secret, which is asked of
-- thousands of reports in one request: one look into a table that is nearly empty (src/detect/report/may-know-report.ts).
create table report_guarded (
  report_id uuid primary key
);

-- Kept by the database, whoever links, detaches or makes secret.
create function report_guard(ids uuid[]) returns void language sql as $$
  delete from report_guarded g where g.report_id = any(ids) and not exists (
    select 1 from incident_report l join incident_secret s on s.incident_id = l.incident_id where l.report_id = g.report_id);
  insert into report_guarded (report_id)
    select distinct l.report_id from incident_report l join incident_secret s on s.incident_id = l.incident_id where l.report_id = any(ids)
    on conflict do nothing;
$$;
create function report_guard_links() returns trigger language plpgsql as $$
begin
  perform report_guard(array(select report_id from changed));
  return null;
end $$;
create function report_guard_secrets() returns trigger language plpgsql as $$
begin
  perform report_guard(array(select l.report_id from incident_report l join changed c on c.incident_id = l.incident_id));
  return null;
end $$;
create trigger report_guard_linked after insert on incident_report referencing new table as changed
  for each statement execute function report_guard_links();
create trigger report_guard_detached after delete on incident_report referencing old table as changed
  for each statement execute function report_guard_links();
create trigger report_guard_secret after insert on incident_secret referencing new table as changed
  for each statement execute function report_guard_secrets();
create trigger report_guard_open after delete on incident_secret referencing old table as changed
  for each statement execute function report_guard_secrets();
insert into report_guarded (report_id)
  select distinct l.report_id from incident_report l join incident_secret s on s.incident_id = l.incident_id;

-- What the list of incidents is searched in, folded once when it is written and not again for each row at each question.
alter table incident add column words text not null generated always as (fold(number || ' ' || title)) stored;
