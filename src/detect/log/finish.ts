// What every event gets last: its dataset, and the lists under which an address, a user or a host is found again.
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { LogEvent } from './event.ts'
import type { LogFormat } from './format.ts'

export function finish(event: LogEvent, format: LogFormat | null): void {
  if (event['event.dataset'] === undefined && format !== null) event['event.dataset'] = format.dataset
  // one source states the whole name and another the short one: both are found under the short one
  if (event['host.hostname'] === undefined) {
    const short = shortName(event['host.name'])
    if (short !== undefined) event['host.hostname'] = short
  }
  const ips = gather(event, IP_KEYS)
  if (ips !== null)
    event['related.ip'] = ips.some(isLong) ? ips.map((ip) => (isLong(ip) ? ipaddr.parse(ip).toString() : ip)) : ips
  const users = gather(event, USER_KEYS)
  if (users !== null) event['related.user'] = users
  const hosts = gather(event, HOST_KEYS)
  if (hosts !== null) event['related.hosts'] = hosts
}

const IP_KEYS = [
  'source.ip',
  'destination.ip',
  'client.ip',
  'server.ip',
  'source.nat.ip',
  'destination.nat.ip',
  'host.ip',
]
const USER_KEYS = [
  'user.name',
  'user.effective.name',
  'user.target.name',
  'source.user.name',
  'destination.user.name',
  'pam.by.name',
]
const HOST_KEYS = ['host.name', 'source.domain', 'destination.domain']

let lastName = ''
let lastShort: string | undefined

function shortName(name: LogEvent[string]): string | undefined {
  if (typeof name !== 'string' || name === '') return undefined
  // one host says many lines in a row, and whether a text is an address takes time to tell
  if (name === lastName) return lastShort
  const dot = name.indexOf('.')
  lastName = name
  lastShort = isIP(name) !== 0 ? undefined : dot > 0 ? name.slice(0, dot) : name
  return lastShort
}

/** IPv6 that may be written shorter; the list holds the one form by which it is found (RFC 5952). */
const isLong = (ip: string): boolean => ip.includes(':') && /(?:^|:)0|[A-F]|:0:0|^(?:[^:]+:){7}/.test(ip)

/** Each value once, in the order of the keys; null when there is none. */
function gather(event: LogEvent, keys: readonly string[]): string[] | null {
  let list: string[] | null = null
  for (let i = 0; i < keys.length; i++) {
    const value = event[keys[i]!]
    if (typeof value !== 'string' || value === '') continue
    if (list === null) list = [value]
    else if (!list.includes(value)) list.push(value)
  }
  return list
}
