// An event as JSON on one line. A whole number that no double can hold stays the text that it is.
import type { EventObject } from './event-view.ts'

const LARGE = /[:[,]\s*-?\d{16,}\s*[,}\]]/

/** Null where the line is no JSON object. */
export function readEvent(line: string): EventObject | null {
  try {
    const value: unknown = LARGE.test(line) ? JSON.parse(line, exact) : JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as EventObject) : null
  } catch {
    return null
  }
}

/** Newer engines hand the reviver the text of the value. */
function exact(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? (context?.source ?? value)
    : value
}
