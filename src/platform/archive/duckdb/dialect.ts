import type { Dialect } from '../sql.ts'

const literal = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`
const path = (key: string): string => literal(`$."${key.replace(/["\\]/g, '')}"`)
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
const rest = (key: string): string => `json_extract_string(rest, ${path(key)})`

export const duckdbDialect: Dialect = {
  literal,
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
  restNumber: (key) => `TRY_CAST(${rest(key)} AS DOUBLE)`,
}
