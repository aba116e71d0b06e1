// What Cisco's sentences have in common: `%FACILITY-SEVERITY-CODE: text` and ends written as `inside:192.0.2.1/53(DOMAIN\user)`.
import type { LogEvent } from '../event.ts'
import { asIp } from '../field.ts'
import { put, putUser } from '../put.ts'
import type { Reading } from '../reading.ts'
import { setTime } from '../time/clock.ts'
import { isoStamp, longBsdStamp } from '../time/stamp.ts'

export const ciscoLevels = [
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notification',
  'informational',
  'debug',
]

/** What may stand before the `%`: sequence number, host, the device's own stamp (`*` or `.` when its clock is not synced). */
export function readLead(lead: string, event: LogEvent, reading: Reading): void {
  const parts = lead.slice(0, 256).split(/: |(?<=^<\d{1,3}>)/)
  for (const part of parts) {
    const text = part.trim().replace(/^[*.]/, '').replace(/:$/, '')
    if (/^\d{1,10}$/.test(text)) put(event, 'event.sequence', text)
    // `2019-08-16T09:54:00Z firepower  `: stamp and host in one
    const both = /^(\d{4}-\d\d-\d\dT\S{8,40}) ([A-Za-z][\w.-]{0,62})$/.exec(text)
    if (both) put(event, 'host.name', both[2])
    const stamp = longBsdStamp(text, 0) ?? isoStamp(text, 0) ?? nxStamp(text)
    if (stamp) setTime(event, stamp, reading.clock)
    else if (/^[A-Za-z][\w.-]{0,62}$/.test(text)) put(event, 'host.name', text)
    else put(event, 'host.name', / ([A-Za-z][\w.-]{0,62})$/.exec(text)?.[1])
  }
}

/** `2023 Jan 11 19:27:57.123 CET`, as NX-OS writes it. */
function nxStamp(text: string) {
  const m = /^(\d{4}) (\w{3} +\d{1,2}) (.*)$/.exec(text)
  return m ? longBsdStamp(`${m[2]} ${m[1]} ${m[3]}`, 0) : null
}

type End = { readonly interface?: string; readonly address: string; readonly port?: string; readonly user?: string }

/** `inside:192.0.2.1/53(DOMAIN\user)`, `inside/192.0.2.1(53)`, `192.0.2.1(53)`, `192.0.2.1`, an IPv6 address, a name. */
export function readEnd(text: string): End | null {
  let rest = text.replace(/[,.;]$/, '')
  let user: string | undefined
  let port: string | undefined
  const open = rest.indexOf('(')
  if (open > 0 && rest.endsWith(')')) {
    const inside = rest.slice(open + 1, -1)
    if (/^\d{1,5}$/.test(inside)) port = inside
    else user = inside
    rest = rest.slice(0, open)
  } else if (open === 0) rest = rest.slice(1, -1)
  const slash = rest.lastIndexOf('/')
  if (slash > 0 && /^\d{1,5}$/.test(rest.slice(slash + 1))) {
    port = rest.slice(slash + 1)
    rest = rest.slice(0, slash)
  }
  if (asIp(rest)) return { address: rest, port, user }
  const split = rest.search(/[:/]/)
  const address = split > 0 ? rest.slice(split + 1) : rest
  if (address === '' || (!asIp(address) && !/^[\w.-]{1,253}$/.test(address))) return null
  return { ...(split > 0 ? { interface: rest.slice(0, split) } : {}), address, port, user }
}

export function putEnd(event: LogEvent, side: 'source' | 'destination', text: string | undefined): boolean {
  const end = text ? readEnd(text) : null
  if (!end) return false
  put(event, `${side}.ip`, end.address)
  put(event, `${side}.port`, end.port)
  put(event, `observer.${side === 'source' ? 'ingress' : 'egress'}.interface.name`, end.interface)
  if (end.user) {
    const [name, domain] = end.user.split('@')
    putUser(event, `${side}.user`, end.user.includes('\\') ? end.user : name)
    putUser(event, 'user', end.user.includes('\\') ? end.user.split('@')[0] : end.user)
    if (domain) put(event, `${side}.user.domain`, domain)
  }
  return true
}

/** `(203.0.113.1/40454)`: the translated end, when it is another one. */
export function putMapped(event: LogEvent, side: 'source' | 'destination', text: string | undefined): void {
  if (!text || !/^[\d.a-f:]+\/\d+$/i.test(text)) return
  const end = readEnd(text)
  if (end && asIp(end.address)) {
    put(event, `${side}.nat.ip`, end.address)
    put(event, `${side}.nat.port`, end.port)
  }
}

/** Users and addresses as the sentences of ASA, FTD, IOS and NX-OS name them: tried in order, the first of a field counts. */
const said: readonly (readonly [RegExp, 'user' | 'source' | 'destination' | 'host'])[] = [
  [/\b[Uu]ser(?:name)? ?[:=] ?<?([^\s<>,;:[\]]{1,128})/, 'user'],
  [/\bUser <([^>]{1,128})>/, 'user'],
  [/\buser = ([^\s:]{1,128})/, 'user'],
  [/\b[Uu]ser(?:name)?,? '?([\w.@$\\-]{1,128})'?/, 'user'],
  [/\bUname: ([^\s,]{1,128})/, 'user'],
  [/\[user: ([^\]]{1,128})\]/, 'user'],
  [/\bby ([\w.@$\\-]{1,64}) on /, 'user'],
  [/\bfrom \S{1,32} as ([\w.@$\\-]{1,64}) on /, 'user'],
  [/\bnon-existent user ([\w.@$\\-]{1,64})/, 'user'],
  [/\bIP <([\da-fA-F.:]{2,45})>/, 'source'],
  [/\b(?:IP(?: address)?|Addr|user IP)(?: ?[:=])? ([\da-fA-F.:]{3,45}[\da-fA-F])/, 'source'],
  [/\[[Ss]ource: ([\da-fA-F.:]{2,45})\]/, 'source'],
  [/\bfrom ([\da-fA-F.:]{6,45}[\da-fA-F])\b/, 'source'],
  [/ on (?:[A-Za-z]\w{0,31} ?)?\(?(\d{1,3}(?:\.\d{1,3}){3})\b/, 'source'],
  [/session \d+ ?\(([\da-fA-F.:]{6,45})\)/, 'source'],
  [/\bRemote:([\d.]{7,15}):\d/, 'source'],
  [/\bDuplicate address ([\d.]{7,15})\b/, 'source'],
  [/\btty \d{1,4} \(([\da-fA-F.:]{6,45})\)/, 'source'],
  [/\bfrom ([\d.]{7,15}):\d{1,5}\b/, 'source'],
  [/\blocal-host \w{1,64}:([\d.]{7,15})\b/, 'source'],
  [/\b(?:conf|begin c)onfiguration: ([\d.]{7,15}) reading/i, 'source'],
  [/\bclient (?:\w+:)?([\d.]{7,15})\b/, 'source'],
  [/\bserver = {1,2}([\da-fA-F.:]{6,45}[\da-fA-F])/, 'destination'],
  [/\bLocal:([\d.]{7,15}):\d/, 'destination'],
  [/\bhost ([\d.]{7,15}) port \d/, 'destination'],
]
const noUser =
  /^(?:authentication|authorization|requests?|failed|login|has|is|from|IP|by|group|exec|logged|session|cut|input)$/

export function putSaid(event: LogEvent, text: string): void {
  const sentence = text.slice(0, 2048)
  for (const [pattern, what] of said) {
    const found = pattern.exec(sentence)?.[1]
    if (!found) continue
    if (what === 'user') {
      if (event['user.name'] === undefined && !noUser.test(found) && !/^\*+$/.test(found)) putUser(event, 'user', found)
    } else if (what !== 'host' && asIp(found)) put(event, `${what}.ip`, found)
  }
}
