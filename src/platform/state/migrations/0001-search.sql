-- Search over text in any script. Many Japanese words are two characters, too short for trigrams, so the index is of bigrams:
--   CREATE INDEX ... USING gin (bigrams(body));
--   ... WHERE bigrams(body) @> query_bigrams($1) AND fold(body) LIKE like_pattern($1)

-- One form for full-width and half-width, upper and lower case.
CREATE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(normalize($1, NFKC));

-- The distinct pairs of neighbouring characters of the first 20,000; an empty array for nothing.
CREATE FUNCTION bigrams(text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 500 AS $$
DECLARE
  letters text[] := string_to_array(left(lower(normalize($1, NFKC)), 20000), NULL);
BEGIN
  RETURN coalesce(
    (SELECT array_agg(DISTINCT (one || two) COLLATE "C") FROM unnest(letters, letters[2:]) AS pair(one, two) WHERE two IS NOT NULL),
    '{}');
END $$;

-- The bigrams that a text must have to contain this term; none for a single character, which then only LIKE decides.
CREATE FUNCTION query_bigrams(text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN bigrams(left($1, 200));

-- For LIKE: contains this term, folded, with %, _ and \ meaning themselves.
CREATE FUNCTION like_pattern(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN '%' || replace(replace(replace(lower(normalize($1, NFKC)), '\', '\\'), '%', '\%'), '_', '\_') || '%';
