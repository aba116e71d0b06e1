// A line of JSON as a value, bounded in size and depth, and its flat keys.
import { type JsonObject, jsonObject } from '../json-text.ts'

export type { JsonObject }

export const MAX_JSON = 4 * 1024 * 1024
/** What lies deeper is in the raw line only. */
const MAX_DEPTH = 12
const MAX_KEYS = 1024

/** Null when the text is no JSON object (or too large a one): never throws. */
export function readJson(text: string): JsonObject | null {
  const value: unknown = text.length > MAX_JSON ? null : jsonObject(text)
  return isObject(value) ? value : null
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `a.b.c` by its path; keys that hold the dots themselves are found too. */
export function at(value: JsonObject, path: string): unknown {
  if (value[path] !== undefined) return value[path]
  let inner: unknown = value
  for (const key of path.split('.')) {
    if (!isObject(inner)) return undefined
    inner = inner[key]
  }
  return inner
}

/** The leaves with their paths; arrays of plain values stay, arrays of objects become their text. */
export function leavesOf(
  value: JsonObject,
  under = '',
  out: [path: string, leaf: unknown][] = [],
  depth = 0,
): [path: string, leaf: unknown][] {
  for (const [key, inner] of Object.entries(value)) {
    if (out.length >= MAX_KEYS) break
    const path = under === '' ? key : `${under}.${key}`
    if (isObject(inner)) {
      if (depth < MAX_DEPTH) leavesOf(inner, path, out, depth + 1)
    } else if (inner !== null && inner !== undefined) out.push([path, inner])
  }
  return out
}
