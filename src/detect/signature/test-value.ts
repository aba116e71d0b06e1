// Does one value of an event stand one test of a rule? The plain reading, which the compiled one is held against.
import { compose, fold } from './fold.ts'
import type { Relation, Test, TimePart } from './item.ts'
import { matches } from './pattern.ts'
import type { Scalar } from './yaml.ts'

/** `null`, `exists` and `fieldref` ask for more than one value and are answered where the field is at hand. */
export function stands(test: Test, value: Scalar): boolean {
  switch (test.kind) {
    case 'text':
      return value !== null && matches(test.shape, test.isCased ? compose(String(value)) : fold(String(value)))
    case 'number':
      return isNumber(value, test.value, test.text)
    case 'boolean':
      return typeof value === 'boolean'
        ? value === test.value
        : typeof value === 'string' && fold(value) === String(test.value)
    case 'null':
      return value === null
    case 'regex':
      return value !== null && test.regex.test(String(value))
    case 'network':
      return typeof value === 'string' && test.network.has(value)
    case 'relation':
      return relates(test.relation, numeric(value), test.than)
    case 'time':
      return timePart(test.part, value) === test.value
    default:
      return false
  }
}

const NUMERIC = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?$/

export function numeric(value: Scalar): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.length <= 64 && NUMERIC.test(value) ? Number(value) : Number.NaN
}

/** As numbers when the event's value is one, exact ones beyond what a double holds as text. */
export function isNumber(value: Scalar, wanted: number, text: string): boolean {
  if (typeof value === 'string' && value === text) return true
  if (Number.isInteger(wanted) && !Number.isSafeInteger(wanted)) return String(value) === text
  return numeric(value) === wanted
}

export function relates(relation: Relation, value: number, than: number): boolean {
  if (relation === 'lt') return value < than
  if (relation === 'lte') return value <= than
  return relation === 'gt' ? value > than : value >= than
}

const WRITTEN = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ](\d{2}):(\d{2}))?/

/** The part as it is written, in whatever zone the event states its time; a number is seconds or milliseconds of UTC. */
export function timePart(part: TimePart, value: Scalar): number {
  const text = typeof value === 'number' ? isoOf(value) : value
  const match = typeof text === 'string' ? WRITTEN.exec(text) : null
  if (match === null) return Number.NaN
  if (part === 'week') return weekOf(Number(match[1]), Number(match[2]), Number(match[3]))
  return Number(match[{ year: 1, month: 2, day: 3, hour: 4, minute: 5 }[part]] ?? Number.NaN)
}

function isoOf(value: number): string {
  const ms = Math.abs(value) > 1e11 ? value : value * 1000
  return Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : ''
}

/** ISO 8601: the week that has the year's first Thursday is the first. */
function weekOf(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const start = Date.UTC(date.getUTCFullYear(), 0, 1)
  return Math.ceil(((date.getTime() - start) / 86_400_000 + 1) / 7)
}
