// What a line says of itself, for rows, drawer and entries.
import type { LogLine } from '../../api.ts'

/** Milliseconds in which a stated time may differ from the corrected one and still be the same to a reader. */
const sameMs = 1

export const rawOf = (line: LogLine): string => String(line.event['event.original'] ?? '')
export const statedOf = (line: LogLine): string => String(line.event['@timestamp'] ?? line.receivedAt)

/** By how much the source's clock ran ahead, in milliseconds; null when the line stands as it was stated. */
export function aheadMs(line: LogLine): number | null {
  const ahead = Date.parse(statedOf(line)) - Date.parse(line.at)
  return Math.abs(ahead) <= sameMs ? null : ahead
}

/** A line that came to us later than this after it was written lay on its host alone until then. */
const promptMs = 5 * 60_000

/**
 * How long a line lay where it was written before we had our own copy, in milliseconds; null when it came at once. Whoever was in the host
 * in that time may have altered it there: what was sent on at once is to be preferred (S1-44).
 */
export function aloneMs(line: LogLine): number | null {
  const alone = Date.parse(line.receivedAt) - Date.parse(line.at)
  return alone > promptMs ? alone : null
}

/** A field of the event in words; '' of one that it has not. */
export function fieldText(line: LogLine, field: string): string {
  if (field === 'source') return line.source
  const value = line.event[field]
  if (value === undefined || value === null) return ''
  return Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Fields beside the times and the raw line, in the order in which a reader looks for them. */
export function fieldsOf(line: LogLine): string[] {
  const rank = (field: string) => ranks.findIndex((one) => field.startsWith(one)) + 1 || ranks.length + 1
  return Object.keys(line.event)
    .filter((field) => !apart.has(field))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}
const ranks = [
  'source.',
  'destination.',
  'user.',
  'event.action',
  'event.outcome',
  'event.',
  'host.',
  'process.',
  'url.',
  'http.',
  'message',
]

/** What a reader sees elsewhere: times, the raw line, the name of the source. */
const apart: ReadonlySet<string> = new Set(['@timestamp', 'event.original', 'log.source'])

/** Addresses and names that may be looked for everywhere, with their type. */
const observed: Readonly<Record<string, 'address' | 'domain-name' | 'url' | 'email-addr'>> = {
  'source.ip': 'address',
  'destination.ip': 'address',
  'client.ip': 'address',
  'server.ip': 'address',
  'host.ip': 'address',
  'source.nat.ip': 'address',
  'destination.nat.ip': 'address',
  'dns.question.name': 'domain-name',
  'source.domain': 'domain-name',
  'destination.domain': 'domain-name',
  'url.domain': 'domain-name',
  'url.full': 'url',
  'email.from.address': 'email-addr',
  'email.to.address': 'email-addr',
}

export function observableType(field: string, value: string) {
  const type = observed[field]
  if (type !== 'address') return type ?? null
  return value.includes(':') ? 'ipv6-addr' : 'ipv4-addr'
}
