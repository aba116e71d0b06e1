// When an event happened, by the names under which events say so. Read without a clock; null where nothing says it.
import { type EventObject, isMany, readField } from './event-view.ts'
import { asWritten } from './source.ts'
import type { Scalar } from './yaml.ts'

/** First what we write ourselves, then what other tools call it. */
const names = [
  '@timestamp',
  'timestamp',
  'Timestamp',
  'TimeCreated',
  'SystemTime',
  'UtcTime',
  'eventTime',
  'EventTime',
  'event_time',
  'time',
  'Time',
  '_time',
  'ts',
  't',
  'TimeGenerated',
  'created_at',
  'date',
]

export function eventTime(event: EventObject): number | null {
  for (const name of names) {
    const value = readField(event, asWritten, name)
    if (value === undefined || value === null || isMany(value)) continue
    const atMs = timeOf(value as Scalar)
    if (atMs !== null) return atMs
  }
  return null
}

const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?$/

/** A time without a zone is taken as UTC; a number as seconds, milli-, micro- or nanoseconds by its size. */
export function timeOf(value: Scalar): number | null {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{1,19}(?:\.\d{1,9})?$/.test(value)))
    return ofEpoch(Number(value))
  const match = typeof value === 'string' ? ISO.exec(value) : null
  if (match === null) return null
  const [, day, time = '', zone = 'Z'] = match
  const atMs = Date.parse(`${day}T${time.replace(',', '.').replace(/(\.\d{3})\d+/, '$1')}${zone}`)
  return Number.isNaN(atMs) ? null : atMs
}

function ofEpoch(value: number): number | null {
  if (!(value >= 0) || value > 1e19) return null
  if (value < 1e11) return value * 1000
  if (value < 1e14) return value
  return value < 1e17 ? value / 1e3 : value / 1e6
}
