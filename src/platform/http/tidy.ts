import { refuse } from '#src/core/refusal.ts'

/** No endpoint takes anything nearly as deep. */
const deepest = 50

/** What came in, as text that every store can hold: without NUL, without halves of characters, without keys that reach a prototype. */
export function tidy(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return (value.includes('\u0000') ? value.replaceAll('\u0000', '') : value).toWellFormed()
  if (value === null || typeof value !== 'object') return value
  if (depth >= deepest) refuse('request.too-deep.invalid', { limit: deepest })
  if (Array.isArray(value)) return value.map((item) => tidy(item, depth + 1))
  const kept: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value))
    if (key !== '__proto__') kept[key.toWellFormed()] = tidy(item, depth + 1)
  return kept
}
