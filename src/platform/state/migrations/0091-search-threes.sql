-- Threes for every word of three or more ASCII characters, as machine words have had them: pairs of Latin letters stand in nearly every
-- text, and putting the places of five of them side by side took 50 ms. And IPv4 addresses by their beginnings, as they are asked for.
create or replace function search_keys(folded text) returns text[] language plpgsql immutable parallel safe cost 500 as $$
declare
  n int := length(folded);
  keys text[] := '{}';
  words text;
begin
  if n >= 2 then
    keys := string_to_array(left(regexp_replace(left(folded, n - n % 2), '(..)', E'\\1\x01', 'g'), -1), E'\x01')
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

-- The keys that a text must have to contain this term; none for a single character. The same stands in platform/search/term.ts.
create or replace function query_keys(term text) returns text[] language plpgsql immutable parallel safe as $$
declare
  folded text := left(lower(normalize(term, NFKC)), 200);
begin
  if folded ~ '^([0-9]{1,3}\.){3}[0-9]{1,3}$' then
    return array[folded];
  end if;
  if folded ~ '^([0-9]{1,3}\.){2,3}$' then
    return array[folded];
  end if;
  if folded ~ '^[!-~]{3,}$' then
    return array(select substr(folded, i, 3) from generate_series(1, length(folded) - 2) as i);
  end if;
  return array(select substr(folded, i, 2) from generate_series(1, length(folded) - 1) as i);
end $$;

drop index search_document_report_keys, search_document_incident_keys, search_document_entry_keys, search_document_observable_keys,
  search_document_person_keys;
create index search_document_report_keys on search_document using gin (search_keys(folded)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'report';
create index search_document_incident_keys on search_document using gin (search_keys(folded)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'incident';
create index search_document_entry_keys on search_document using gin (search_keys(folded)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'entry';
create index search_document_observable_keys on search_document using gin (search_keys(folded)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'observable';
create index search_document_person_keys on search_document using gin (search_keys(folded)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'person';
analyze search_document;
