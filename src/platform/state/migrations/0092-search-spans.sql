-- What is looked for is looked for among the newest first. So that the index gives only those, it holds for every document the span of
-- numbers it stands in, as a key beside its words: put side by side with a word, most of that word's places are then never read.
-- Spans and keys stand in platform/search too; the keys of words are those of 0091.
drop index search_document_report_keys, search_document_incident_keys, search_document_entry_keys, search_document_observable_keys,
  search_document_person_keys;
drop function search_keys(text);

create function search_keys(folded text, id bigint) returns text[] language plpgsql immutable parallel safe cost 500 as $$
declare
  n int := length(folded);
  keys text[] := array[E'\x02span' || (id >> 12)];
  words text;
begin
  if n >= 2 then
    keys := keys || string_to_array(left(regexp_replace(left(folded, n - n % 2), '(..)', E'\\1\x01', 'g'), -1), E'\x01')
      || string_to_array(left(regexp_replace(substr(folded, 2, n - 1 - (n - 1) % 2), '(..)', E'\\1\x01', 'g'), -1), E'\x01');
  end if;
  words := (select string_agg(m[1], ' ') from regexp_matches(folded, '([!-~]{3,})', 'g') as m);
  n := coalesce(length(words), 0);
  if n >= 3 then
    keys := keys || string_to_array(left(regexp_replace(left(words, n - n % 3), '(...)', E'\\1\x01', 'g'), -1), E'\x01')
      || string_to_array(left(regexp_replace(substr(words, 2, n - 1 - (n - 1) % 3), '(...)', E'\\1\x01', 'g'), -1), E'\x01')
      || string_to_array(left(regexp_replace(substr(words, 3, n - 2 - (n - 2) % 3), '(...)', E'\\1\x01', 'g'), -1), E'\x01')
      || array(select key from regexp_matches(words, '(?<![0-9.])([0-9]{1,3}\.[0-9]{1,3}\.)(?:([0-9]{1,3}\.)([0-9]{1,3}(?!\.?[0-9]))?)?', 'g') as m,
           unnest(array[m[1], m[1] || m[2], m[1] || m[2] || m[3]]) as key where key is not null);
  end if;
  return keys;
end $$;

-- Built in one go: with the memory of daily work it takes several times as long.
set local maintenance_work_mem = '512MB';
create index search_document_report_keys on search_document using gin (search_keys(folded, id)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'report';
create index search_document_incident_keys on search_document using gin (search_keys(folded, id)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'incident';
create index search_document_entry_keys on search_document using gin (search_keys(folded, id)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'entry';
create index search_document_observable_keys on search_document using gin (search_keys(folded, id)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'observable';
create index search_document_person_keys on search_document using gin (search_keys(folded, id)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'person';
analyze search_document;
