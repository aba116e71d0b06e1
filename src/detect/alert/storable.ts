// What an alert says of a line, in a form that the database takes: texts of the world hold NUL and halves of characters, JSON of a database does not.

const deepest = 8

/** The same value with U+FFFD in place of what cannot be stored; what lies too deep is left out. */
export function storable<T>(value: T, depth = 0): T {
  if (typeof value === 'string')
    return (value.includes('\u0000') ? value.replaceAll('\u0000', '\ufffd') : value).toWellFormed() as T
  if (typeof value !== 'object' || value === null) return value
  if (depth === deepest) return null as T
  if (Array.isArray(value)) return value.map((one) => storable(one, depth + 1)) as T
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [storable(name, depth + 1), storable(one, depth + 1)]),
  ) as T
}

/** Would the same be refused again however often it is tried? Of an outage of the database that is not so. */
export function isPoison(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return true
  const code = (error as { code?: unknown } | null)?.code
  // data exception, constraint, program limit (PostgreSQL, appendix A)
  return typeof code === 'string' && /^(?:22|23|54)\w{3}$/.test(code)
}
