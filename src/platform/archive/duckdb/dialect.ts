import { type Dialect, numberPattern } from '../sql.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
// A NUL would end the statement.
const literal = (text: string): string =>
  text.includes('\0') ? `(${text.split('\0').map(quoted).join(' || chr(0) || ')})` : quoted(text)
const path = (key: string): string => literal(`$."${key.replace(/["\\]/g, '')}"`)
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
const rest = (key: string): string => `json_extract_string(rest, ${path(key)})`

export const duckdbDialect: Dialect = {
  literal,
  whole: (number) => String(number),
  numberIn: (text) =>
    `(CASE WHEN regexp_matches(${text}, ${literal(numberPattern)}) THEN TRY_CAST(${text} AS DOUBLE) END)`,
  bucket: (time, width) => `floor(${time} / ${width})::BIGINT`,
  // Where letters have no case, as in addresses and in Japanese, the plain search is several times faster.
  holds: (column, text) =>
    text.toLowerCase() === text.toUpperCase()
      ? `contains(${column}, ${literal(text)})`
      : `${column} ILIKE ${literal(`%${escapeLike(text)}%`)} ESCAPE '\\'`,
  like: (column, pattern) => `${column} LIKE ${literal(pattern)} ESCAPE '\\'`,
  restIs: (key, value) =>
    `(contains(rest, ${literal(`"${key}":`)}) AND (${rest(key)} = ${literal(value)} OR coalesce(list_contains(json_extract_string(rest, ${literal(`$."${key.replace(/["\\]/g, '')}"[*]`)}), ${literal(value)}), false)))`,
  restText: rest,
  restExists: (key) => `coalesce(contains(rest, ${literal(`"${key}":`)}), false)`,
}
