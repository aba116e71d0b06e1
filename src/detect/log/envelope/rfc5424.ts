// RFC 5424: `<165>1 2003-10-11T22:14:15.003Z host app pid msgid [id name="value"] message`.
import { fail, type LogEvent } from '../event.ts'
import type { Reading } from '../reading.ts'
import { setTime } from '../time/clock.ts'
import { isoStamp } from '../time/stamp.ts'
import { setPriority } from './priority.ts'
import { setProgram } from './tag.ts'

/** Place where the message begins; -1 when it is not of this shape, so that RFC 3164 may have it. */
export function rfc5424Envelope(text: string, at: number, priority: number, event: LogEvent, reading: Reading): number {
  const version = /^[1-9]\d{0,2} /.exec(text.slice(at, at + 4))
  if (version === null) return -1
  const parts: string[] = []
  let place = at + version[0].length
  for (let i = 0; i < 5; i++) {
    const space = text.indexOf(' ', place)
    const end = space < 0 ? text.length : space
    if (end === place || (space < 0 && i < 4)) return -1
    parts.push(text.slice(place, end))
    place = Math.min(text.length, end + 1)
  }
  const [time, host, app, procid, msgid] = parts as [string, string, string, string, string]
  const stamp = time === '-' ? null : isoStamp(time, 0)
  if (time !== '-' && stamp === null) return -1
  const data = structuredData(text, place)
  if (stamp !== null && !setTime(event, stamp, reading.clock)) fail(event, 'time-unreadable', `no such date: ${time}`)
  setPriority(event, priority)
  event['log.syslog.version'] = version[0].trim()
  if (host !== '-') event['host.name'] = host
  if (app !== '-') setProgram(event, app, procid === '-' ? '' : procid, reading)
  if (procid !== '-') event['log.syslog.procid'] = procid
  if (msgid !== '-') event['log.syslog.msgid'] = msgid
  for (const [key, value] of data.values) event[`log.syslog.structured_data.${key}`] = value
  let message = data.end
  if (text.charCodeAt(message) === 32) message++
  return text.charCodeAt(message) === 0xfeff ? message + 1 : message
}

const MAX_PARAMS = 64

/** Elements without a space between them; what is damaged belongs to the message. */
function structuredData(text: string, at: number): { values: [string, string][]; end: number } {
  const values: [string, string][] = []
  if (text.charCodeAt(at) === 45) return { values, end: at + 1 }
  let place = at
  while (text.charCodeAt(place) === 91) {
    let i = place + 1
    while (i < text.length && !' ]="'.includes(text[i]!)) i++
    const id = text.slice(place + 1, i)
    if (id === '') return { values, end: place }
    const own: [string, string][] = []
    while (text.charCodeAt(i) === 32) {
      const equals = text.indexOf('="', i)
      if (equals < 0) return { values, end: place }
      const name = text.slice(i + 1, equals)
      const value = quoted(text, equals + 2)
      if (value === null || /[\s\]"]/.test(name)) return { values, end: place }
      own.push([`${id}.${name}`, value.text])
      i = value.end
    }
    if (text.charCodeAt(i) !== 93) return { values, end: place }
    if (own.length === 0) own.push([id, ''])
    for (const pair of own) if (values.length < MAX_PARAMS) values.push(pair)
    place = i + 1
  }
  return { values, end: place }
}

/** A quoted value; only `"`, `\` and `]` are escaped, any other backslash stays. */
function quoted(text: string, at: number): { text: string; end: number } | null {
  let from = at
  let out = ''
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 34) return { text: out + text.slice(from, i), end: i + 1 }
    if (code !== 92) continue
    const next = text.charCodeAt(i + 1)
    if (next !== 34 && next !== 92 && next !== 93) continue
    out += text.slice(from, i)
    from = i + 1
    i++
  }
  return null
}
