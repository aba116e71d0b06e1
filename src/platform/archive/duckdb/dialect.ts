import { type Dialect, numberPattern } from '../sql.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
// A NUL would end the statement.
const literal = (text: string): string =>
  text.includes('\0') ? `(${text.split('\0').map(quoted).join(' || chr(0) || ')})` : quoted(text)
/** A text as RE2 finds it. */
const plain = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
const path = (key: string): string => literal(`$."${key.replace(/["\\]/g, '')}"`)
const rest = (key: string): string => `json_extract_string(rest, ${path(key)})`

export const duckdbDialect: Dialect = {
  odd: 'odd',
  literal,
  whole: (number) => String(number),
  numberIn: (text) =>
    `(CASE WHEN regexp_matches(${text}, ${literal(numberPattern)}) THEN TRY_CAST(${text} AS DOUBLE) END)`,
  bucket: (time, width) => `floor(${time} / ${width})::BIGINT`,
  // ILIKE means the same and takes more than three times as long (0025); where letters have no case it is not even needed.
  holds: (column, text) =>
    text.toLowerCase() === text.toUpperCase()
      ? `contains(${column}, ${literal(text)})`
      : `contains(lower(${column}), lower(${literal(text)}))`,
  // One pass over the text, however many are looked for. RE2 knows the letters beyond ASCII that differ by case alone.
  holdsAny: (column, texts) => `regexp_matches(${column}, ${literal(`(?i)${texts.map(plain).join('|')}`)})`,
  like: (column, pattern) => `${column} LIKE ${literal(pattern)} ESCAPE '\\'`,
  restIs: (key, value) =>
    `(contains(rest, ${literal(`"${key}":`)}) AND (${rest(key)} = ${literal(value)} OR coalesce(list_contains(json_extract_string(rest, ${literal(`$."${key.replace(/["\\]/g, '')}"[*]`)}), ${literal(value)}), false)))`,
  restText: rest,
  restExists: (key) => `coalesce(contains(rest, ${literal(`"${key}":`)}), false)`,
}

/** Of rows none of which is odd: a condition on one column is then nothing else, and DuckDB skips by it what it need not read. */
export const duckdbPlainDialect: Dialect = { ...duckdbDialect, odd: '(1 = 0)' }
