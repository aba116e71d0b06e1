/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

export const maxCanonicalDepth = 64
export const maxCanonicalLength = 4_000_000

/**
 * Canonical JSON (RFC 8785): one spelling of a value, so that its hash is the same everywhere. What JSON cannot hold
 * (NaN, lone surrogates, functions, cycles, objects that are no plain records) is refused and never silently changed.
 */
export function canonical(value: Json): string {
  const text = write(value, 0)
  if (text.length > maxCanonicalLength) throw new RangeError('canonical JSON: longer than it may be')
  return text
}

function write(value: unknown, depth: number): string {
  if (depth > maxCanonicalDepth) throw new RangeError('canonical JSON: nested deeper than it may be')
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('canonical JSON: a lone surrogate is no character')
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('canonical JSON: a number must be finite')
      return JSON.stringify(value)
    case 'object':
      break
    default:
      throw new TypeError(`canonical JSON: ${typeof value} is no JSON`)
  }
  if (value === null) return 'null'
  if (Array.isArray(value)) {
    let text = '['
    for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + write(value[i], depth + 1)
    return `${text}]`
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('canonical JSON: only plain records')
  const record = value as Record<string, unknown>
  let text = '{'
  // The default order of sort() is that of UTF-16 code units, which RFC 8785 §3.2.3 asks for.
  for (const key of Object.keys(record).sort()) {
    const member = record[key]
    if (member === undefined) continue
    text += `${(text.length > 1 ? ',' : '') + write(key, depth + 1)}:${write(member, depth + 1)}`
  }
  return `${text}}`
}

/** The same value with every string made of whole characters: a lone surrogate out of a broken mail becomes U+FFFD. */
export function wellFormed<T>(value: T, depth = 0): T {
  if (typeof value === 'string') return value.toWellFormed() as T
  if (value === null || typeof value !== 'object' || depth > maxCanonicalDepth) return value
  if (Array.isArray(value)) return value.map((item) => wellFormed(item, depth + 1)) as T
  if (value instanceof Date) return value.toISOString() as T
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.toWellFormed(), wellFormed(item, depth + 1)]),
  ) as T
}
