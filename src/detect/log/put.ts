// Sets an ECS field the way ECS types it: ports are numbers, addresses are addresses, "nothing" in its many spellings is nothing.
import type { LogEvent } from './event.ts'
import { asIp, setAddress } from './field.ts'

const nothing: ReadonlySet<string> = new Set(['', '-', '--', 'N/A', 'n/a', '(null)', '(none)', 'undefined', '<null>'])
const isNumber =
  /(?:\.(?:port|pid|bytes|packets|status_code|size|ttl|severity|duration|priority|number|line|sequence)|(?:facility|severity)\.code|thread\.id)$/
const MAX_TEXT = 32_768
const MAX_LIST = 128

/** What stands there already stays: the first that speaks of a field is right. */
export function put(event: LogEvent, field: string, value: unknown) {
  if (value === undefined || value === null || event[field] !== undefined) return
  if (typeof value === 'string') return putText(event, field, value.trim())
  if (Array.isArray(value)) {
    const texts = value
      .filter((one) => one !== null && one !== '')
      .map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one)))
    if (texts.length > 0) event[field] = texts.slice(0, MAX_LIST)
    return
  }
  if (typeof value === 'number') event[field] = isNumber.test(field) ? value : String(value)
  if (typeof value === 'boolean') event[field] = value
}

function putText(event: LogEvent, field: string, text: string): void {
  if (nothing.has(text)) return
  if (field.endsWith('.ip')) {
    const side = sides[field]
    if (side) setAddress(event, side, text)
    else {
      const ip = asIp(text)
      if (ip) event[field] = ip
    }
    return
  }
  if (isNumber.test(field)) {
    if (/^-?\d{1,15}(?:\.\d+)?$/.test(text)) event[field] = Number(text)
    else if (/^0x[0-9a-f]{1,12}$/i.test(text)) event[field] = Number.parseInt(text, 16)
    return
  }
  event[field] = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
}

const sides: Readonly<Record<string, Parameters<typeof setAddress>[1]>> = {
  'source.ip': 'source',
  'destination.ip': 'destination',
  'client.ip': 'client',
  'server.ip': 'server',
}

/** The message proper: the first of them that says something, instead of what the envelope had taken for it. */
export function putMessage(event: LogEvent, ...candidates: readonly unknown[]): void {
  for (const text of candidates) {
    if (typeof text !== 'string' || nothing.has(text.trim())) continue
    event.message = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
    return
  }
}

/** `DOMAIN\user` and `user@domain` apart. */
export function putUser(event: LogEvent, under: string, text: string | undefined): void {
  if (!text || nothing.has(text)) return
  const slash = text.indexOf('\\')
  if (slash > 0) {
    put(event, `${under}.domain`, text.slice(0, slash))
    put(event, `${under}.name`, text.slice(slash + 1).replace(/^\\+/, ''))
    return
  }
  put(event, `${under}.name`, text)
}

/** Vendor field → ECS field (or several). What no row names is kept under the vendor's own prefix. */
export type Table = Readonly<Record<string, string | readonly string[]>>

export function putTable(
  event: LogEvent,
  pairs: Iterable<readonly [string, unknown]>,
  table: Table,
  prefix?: string,
): void {
  for (const [key, value] of pairs) {
    const target = table[key]
    if (target === undefined) {
      if (prefix) put(event, `${prefix}.${key}`, value)
    } else
      for (const one of typeof target === 'string' ? [target] : target) {
        if (one === 'message') putMessage(event, value)
        else put(event, one, value)
      }
  }
}

/** IANA protocol numbers that logs write instead of names. */
const transports: Readonly<Record<string, string>> = {
  1: 'icmp',
  2: 'igmp',
  4: 'ipip',
  6: 'tcp',
  17: 'udp',
  41: 'ipv6',
  47: 'gre',
  50: 'esp',
  51: 'ah',
  58: 'ipv6-icmp',
  88: 'eigrp',
  89: 'ospf',
  112: 'vrrp',
  132: 'sctp',
}

export const transportOf = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : (transports[text] ?? text.toLowerCase())
