// RFC 3164 as it is met: with and without PRI, host, year; ISO stamps of rsyslog; Cisco's sequence numbers.
import { fail, type LogEvent } from '../event.ts'
import type { Reading } from '../reading.ts'
import { setTime } from '../time/clock.ts'
import { zoneAt } from '../time/piece.ts'
import { bsdStamp, ctimeStamp, isoStamp, longBsdStamp, type Stamp } from '../time/stamp.ts'
import { setPriority } from './priority.ts'
import { bracketTag, setTag, tagAt } from './tag.ts'

/** Puts time, host and program into the event and gives the place where the message begins; -1 when it is no syslog. */
export function bsdEnvelope(text: string, at: number, priority: number, event: LogEvent, reading: Reading): number {
  const hasPriority = priority >= 0
  let place = hasPriority ? afterSequence(text, at) : at
  const stamp = stampAt(text, place, hasPriority)
  if (stamp === null) {
    if (!hasPriority) return -1
    // <13>sshd[1]: … or <189>date=… : nothing but a priority
    setPriority(event, priority)
    const tag = tagAt(text, at)
    if (tag === null) return at
    setTag(event, tag, reading)
    return tag.end
  }
  place = stamp.end
  if (text.charCodeAt(place) === 58) place++
  if (text.charCodeAt(place) !== 32) {
    if (place < text.length || !hasPriority) return -1
  }
  place++
  while (text.charCodeAt(place) === 32) place++
  const isFirm = hasPriority || isBsd(text, at)
  let tag = tagAt(text, place)
  let host = ''
  if (tag === null || (tag.pid === '' && tag.name.includes('.') && tagAt(text, tag.end) !== null)) {
    const space = text.indexOf(' ', place)
    const hostEnd = space < 0 ? text.length : space
    host = text.slice(place, hostEnd)
    // exim's message number stands where a host would
    if (!isFirm && /^\w{6}-\w{6,11}-\w{2,4}$|\.\d{1,3}:\d{1,5}$/.test(host)) return -1
    if (!isHost(host)) {
      if (!isFirm) return -1
      host = ''
      tag = bracketTag(text, place)
    } else {
      place = Math.min(text.length, hostEnd + 1)
      while (text.charCodeAt(place) === 32) place++
      place += levelWord(text, place)
      tag = tagAt(text, place, true)
      if (tag === null && !isFirm) return -1
    }
  } else if (!isFirm) return -1
  if (!setTime(event, stamp, reading.clock))
    fail(event, 'time-unreadable', `no such date: ${text.slice(at, stamp.end)}`)
  setPriority(event, priority)
  if (host !== '') event['host.name'] = host
  if (tag === null) return place
  setTag(event, tag, reading)
  return tag.end + solarisId(text, tag.end)
}

/** `[ID 800047 auth.info] `, which Solaris puts before every message. */
function solarisId(text: string, at: number): number {
  if (!text.startsWith('[ID ', at)) return 0
  const m = /^\[ID \d{1,10} [\w.]{1,32}\] /.exec(text.slice(at, at + 60))
  return m === null ? 0 : m[0].length
}

function isBsd(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 65 && code <= 90
}

function stampAt(text: string, at: number, hasPriority: boolean): Stamp | null {
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return isoStamp(text, at)
  if (code < 65 || code > 122) return null
  const stamp = bsdStamp(text, at)
  if (stamp === null) return hasPriority ? ctimeStamp(text, at) : null
  const next = text.charCodeAt(stamp.end + 1)
  // `Jun  3 01:02:03 2005 host` and `Jun 3 01:02:03 JST: %SYS-…`: rare, so the second look is only taken at their signs
  if (next >= 49 && next <= 50) {
    const long = longBsdStamp(text, at)!
    return long.end === text.length || text.charCodeAt(long.end) === 32 || text.charCodeAt(long.end) === 58
      ? long
      : stamp
  }
  if (next >= 65 && next <= 90) {
    const before = stamp.end
    zoneAt(text, stamp)
    // a host may be called like a zone; a zone is followed by a colon or by something that is no tag
    if (stamp.end !== before && text.charCodeAt(stamp.end) !== 58 && tagAt(text, stamp.end + 1) !== null) {
      stamp.end = before
      stamp.offset = null
    }
  }
  return stamp
}

/** `000123: *Jun 3 …`, `host: 000123: Jun 3 …`: what Cisco puts before the time. */
function afterSequence(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const isSign = code === 42 || code === 46
  if (!isSign && (code < 48 || code > 58)) return at
  const m = /^(?:\d{0,10}: )?(?:[\w.-]{1,64}: )?(?:\d{1,10}: )?[*.]?(?=[A-Z][a-z]{2} [ \d])/.exec(
    text.slice(at, at + 120),
  )
  return m === null ? at : at + m[0].length
}

/** `user.info `, `authpriv.notice `: routers name facility and level in words before the tag. */
function levelWord(text: string, at: number): number {
  const m =
    /^(?:kern|user|mail|daemon|auth|authpriv|syslog|lpr|news|uucp|cron|ftp|local[0-7])\.(?:emerg|alert|crit|err|warn|warning|notice|info|debug) /.exec(
      text.slice(at, at + 24),
    )
  return m === null ? 0 : m[0].length
}

const LEVEL = /^(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL|SEVERE|LOG|UTC|GMT)$/i

function isHost(host: string): boolean {
  return (
    host.length > 0 &&
    host.length <= 255 &&
    /^[\w.:%[\]/@-]+$/.test(host) &&
    !LEVEL.test(host) &&
    host.charCodeAt(0) !== 91 &&
    // %ASA-6-302013: begins the message
    host.charCodeAt(0) !== 37 &&
    host.charCodeAt(0) !== 45
  )
}
