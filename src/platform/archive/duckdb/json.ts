import type { EcsValue } from '../column.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON escapes
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/

const jsonText = (text: string): string => (escaped.test(text) ? JSON.stringify(text) : `"${text}"`)

/** What `JSON.stringify` writes of a value of an event, several times faster for the plain texts that they nearly all are. */
export function jsonValue(value: EcsValue): string {
  if (typeof value === 'string') return jsonText(value)
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`
  if (Array.isArray(value) && value.length === 1 && typeof value[0] === 'string') return `[${jsonText(value[0])}]`
  return JSON.stringify(value)
}
