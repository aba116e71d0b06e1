-- What the search box reads, as it reads it: folded once when it is written, and not again for each document at each question.
-- normalize() was 40 of every 41 ms of a search.
alter table search_document add column folded text not null generated always as (left(lower(normalize(body, NFKC)), 20000)) stored;

-- Under which keys a folded text is found: its pairs of neighbouring characters; for what machines write (words with a digit, a full
-- stop or an @: addresses, hosts, file names), whose pairs stand everywhere, its threes as well; and IPv4 addresses whole.
create function search_keys(folded text) returns text[] language plpgsql immutable parallel safe cost 500 as $$
declare
  n int := length(folded);
  keys text[] := '{}';
  machine text;
begin
  if n >= 2 then
    keys := string_to_array(left(regexp_replace(left(folded, n - n % 2), '(..)', E'\\1\x01', 'g'), -1), E'\x01')
      || string_to_array(left(regexp_replace(substr(folded, 2, n - 1 - (n - 1) % 2), '(..)', E'\\1\x01', 'g'), -1), E'\x01');
  end if;
  machine := (select string_agg(m[1], ' ') from regexp_matches(folded, '([!-~]*[0-9.@][!-~]*)', 'g') as m);
  n := coalesce(length(machine), 0);
  if n >= 3 then
    keys := keys || string_to_array(left(regexp_replace(left(machine, n - n % 3), '(...)', E'\\1\x01', 'g'), -1), E'\x01')
      || string_to_array(left(regexp_replace(substr(machine, 2, n - 1 - (n - 1) % 3), '(...)', E'\\1\x01', 'g'), -1), E'\x01')
      || string_to_array(left(regexp_replace(substr(machine, 3, n - 2 - (n - 2) % 3), '(...)', E'\\1\x01', 'g'), -1), E'\x01')
      || array(select m[1] from regexp_matches(machine, '(?<![0-9.])((?:[0-9]{1,3}\.){3}[0-9]{1,3})(?!\.?[0-9])', 'g') as m);
  end if;
  return keys;
end $$;

-- The keys that a text must have to contain this term; none for a single character, which then only LIKE decides.
create function query_keys(term text) returns text[] language plpgsql immutable parallel safe as $$
declare
  folded text := left(lower(normalize(term, NFKC)), 200);
begin
  if folded ~ '^([0-9]{1,3}\.){3}[0-9]{1,3}$' then
    return array[folded];
  end if;
  if folded ~ '^[!-~]*[0-9.@][!-~]*$' and length(folded) >= 3 then
    return array(select substr(folded, i, 3) from generate_series(1, length(folded) - 2) as i);
  end if;
  return array(select substr(folded, i, 2) from generate_series(1, length(folded) - 1) as i);
end $$;

-- Whether a folded text contains the term; a whole IPv4 address is none of which more digits follow or go before.
create function says(folded text, term text) returns boolean language sql immutable parallel safe
  return folded like like_pattern(term)
    and (term !~ '^([0-9]{1,3}\.){3}[0-9]{1,3}$' or folded ~ ('(?<![0-9.])' || replace(term, '.', '\.') || '(?!\.?[0-9])'));

drop index search_document_report_pairs, search_document_incident_pairs, search_document_entry_pairs, search_document_observable_pairs,
  search_document_person_pairs;
create index search_document_report_keys on search_document using gin (search_keys(folded)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'report';
create index search_document_incident_keys on search_document using gin (search_keys(folded)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'incident';
create index search_document_entry_keys on search_document using gin (search_keys(folded)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'entry';
create index search_document_observable_keys on search_document using gin (search_keys(folded)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'observable';
create index search_document_person_keys on search_document using gin (search_keys(folded)) with (fastupdate = on, gin_pending_list_limit = 1024) where kind = 'person';
