// A line that is one JSON object: parsed once, whoever asks. Envelopes and several formats look at the same object.
export type JsonObject = Readonly<Record<string, unknown>>

let lastText = ''
let lastValue: JsonObject | null = null

export function jsonObject(text: string): JsonObject | null {
  if (text === lastText) return lastValue
  lastText = text
  lastValue = null
  if (/^\s{0,16}\{/.test(text))
    try {
      lastValue = JSON.parse(text) as JsonObject
    } catch {
      // not JSON: other formats may have it
    }
  return lastValue
}

/** A field that is a string or a number, as text; empty when it is neither. */
export function fieldText(object: JsonObject, key: string): string {
  const value = object[key]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
