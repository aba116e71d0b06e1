-- The same as before, by strpos: three times as fast as LIKE where a few thousand documents are looked through one by one.
create or replace function says(folded text, term text) returns boolean language sql immutable parallel safe
  return strpos(folded, lower(normalize(term, NFKC))) > 0
    and (term !~ '^([0-9]{1,3}\.){3}[0-9]{1,3}$' or folded ~ ('(?<![0-9.])' || replace(term, '.', '\.') || '(?!\.?[0-9])'));
