// Finding the format of a text: envelope first, then by program, then by sign; what was right last is tried first.
import { bsdEnvelope } from './envelope/bsd.ts'
import { criEnvelope, dockerEnvelope } from './envelope/container.ts'
import { exportEnvelope, journalEnvelope } from './envelope/journal.ts'
import { priorityAt } from './envelope/priority.ts'
import { rfc5424Envelope } from './envelope/rfc5424.ts'
import { setProgram, setTag, tagAt } from './envelope/tag.ts'
import type { LogEvent } from './event.ts'
import type { LogFormat } from './format.ts'
import { byProgram, bySign, plain, syslog } from './formats.ts'
import type { Reading } from './reading.ts'
import { setMicros } from './time/clock.ts'
import { tai64nMicros } from './time/count.ts'

/** A container's line may hold a syslog line; nothing sensible is deeper. */
const MAX_DEPTH = 3
const MOST_RECENT = 4

/** Reads a text into the event and says which format it was. `only` is a pinned format: null when it is not of that. */
export function readText(
  text: string,
  event: LogEvent,
  reading: Reading,
  only: LogFormat | null,
  depth = 0,
): LogFormat | null {
  reading.program = ''
  const first = text.charCodeAt(0)
  const inner = depth < MAX_DEPTH ? carried(text, first, event, reading) : null
  if (inner !== null) return readCarried(inner, event, reading, only, depth)
  const at = syslogAt(text, first, event, reading)
  if (at >= 0) return readMessage(at === 0 ? text : text.slice(at), event, reading, only)
  if (only !== null) return pinned(only, text, event, reading)
  return findBySign(text, event, reading) ?? read(plain, text, event, reading)
}

/** What a journal or a container carries. A line's own time is when it happened; the carrier's is when it was first seen. */
function readCarried(
  inner: string,
  event: LogEvent,
  reading: Reading,
  only: LogFormat | null,
  depth: number,
): LogFormat | null {
  const seen = event['@timestamp']
  const found =
    reading.program === '' ? readText(inner, event, reading, only, depth + 1) : readMessage(inner, event, reading, only)
  if (seen === undefined || event['@timestamp'] === seen) return found
  // a time without a zone says less than the carrier's, which has one
  if (event['event.timezone'] === undefined) event['event.created'] = seen
  else {
    event['@timestamp'] = seen
    event['event.timezone'] = undefined
  }
  return found
}

/** The message of a program inside an envelope. */
function readMessage(message: string, event: LogEvent, reading: Reading, only: LogFormat | null): LogFormat | null {
  event.message = message
  if (only !== null && only !== syslog) return pinned(only, message, event, reading)
  for (const format of formatsOf(reading.program)) if (format.read(message, event, reading)) return format
  return (
    (reading.program === 'kernel' ? null : findBySign(message, event, reading)) ?? read(syslog, message, event, reading)
  )
}

function read(format: LogFormat, text: string, event: LogEvent, reading: Reading): LogFormat {
  format.read(text, event, reading)
  return format
}

function pinned(only: LogFormat, text: string, event: LogEvent, reading: Reading): LogFormat | null {
  // a pinned source sends messages of this program even where the header is cut off
  if (reading.program === '') reading.program = only.programs?.[0] ?? ''
  return only.read(text, event, reading) ? only : null
}

function carried(text: string, first: number, event: LogEvent, reading: Reading): string | null {
  if (first === 123) return journalEnvelope(text, event, reading) ?? dockerEnvelope(text, event, reading)
  if (first === 95) return exportEnvelope(text, event, reading)
  return first === 49 || first === 50 ? criEnvelope(text, event, reading) : null
}

function syslogAt(text: string, first: number, event: LogEvent, reading: Reading): number {
  if (first === 60) {
    const priority = priorityAt(text)
    if (priority === null) return -1
    const at = rfc5424Envelope(text, priority.end, priority.value, event, reading)
    return at >= 0 ? at : bsdEnvelope(text, priority.end, priority.value, event, reading)
  }
  if (first === 64) return taiEnvelope(text, event, reading)
  if (first === 49 && text.charCodeAt(1) === 32) return rfc5424Envelope(text, 0, -1, event, reading)
  const at = bsdEnvelope(text, 0, -1, event, reading)
  return at >= 0 ? at : bareEnvelope(text, event, reading)
}

/** Signs of the longest host, program and number together. */
const mostBare = 160

/** `host sshd[1]: …` without a time, as it is cut from a journal: only of programs that are known. */
function bareEnvelope(text: string, event: LogEvent, reading: Reading): number {
  const close = text.indexOf(']: ')
  if (close < 0 || close > mostBare) return -1
  const m = /^(?:([\w.-]{1,64}) )?([\w./-]{2,48})(?:\([\w:-]{1,32}\))?\[(\d{1,10})\]: /.exec(text)
  if (m === null || formatsOf(m[2]!.toLowerCase()).length === 0) return -1
  if (m[1] !== undefined) event['host.name'] = m[1]
  setProgram(event, m[2]!, m[3]!, reading)
  return m[0].length
}

/** `@4000000037c219bf2ef02e94 message` of multilog, which may begin with a program's tag. */
function taiEnvelope(text: string, event: LogEvent, reading: Reading): number {
  const micros = tai64nMicros(text, 0)
  if (micros === null) return -1
  setMicros(event, micros)
  const at = text.charCodeAt(25) === 32 ? 26 : 25
  const tag = tagAt(text, at)
  if (tag === null || formatsOf(tag.name.toLowerCase()).length === 0) return at
  setTag(event, tag, reading)
  return tag.end
}

const none: readonly LogFormat[] = []

/** `postfix/smtpd` by itself, else by `postfix`; `kea-dhcp4` by itself, else by `kea`. */
function formatsOf(program: string): readonly LogFormat[] {
  if (program === '') return none
  const known = byProgram.get(program)
  if (known !== undefined) return known
  const cut = /[/\-_@.\s]/.exec(program)
  return (cut === null ? undefined : byProgram.get(program.slice(0, cut.index))) ?? none
}

function findBySign(text: string, event: LogEvent, reading: Reading): LogFormat | null {
  const { recent } = reading
  for (let i = 0; i < recent.length; i++) {
    const format = recent[i]!
    if (!format.sign!(text) || !format.read(text, event, reading)) continue
    if (i > 0) {
      recent.splice(i, 1)
      recent.unshift(format)
    }
    return format
  }
  for (const format of bySign) {
    if (recent.includes(format) || !format.sign!(text) || !format.read(text, event, reading)) continue
    if (!format.isGeneral) {
      recent.unshift(format)
      if (recent.length > MOST_RECENT) recent.pop()
    }
    return format
  }
  return null
}
