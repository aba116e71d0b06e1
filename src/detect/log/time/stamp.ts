// Stamps: the shapes in which logs write a time, read at a place in a text by scanning. `end` is the place after it.
export type Stamp = {
  /** Null where the stamp names none (RFC 3164). */
  year: number | null
  month: number
  day: number
  hour: number
  minute: number
  second: number
  micro: number
  /** Minutes east of Greenwich; null where the stamp names no zone. */
  offset: number | null
  end: number
}

const ZERO = 48

/** Two digits, or a space and a digit; -1 when it is something else. */
function two(text: string, at: number): number {
  const a = text.charCodeAt(at) - ZERO
  const b = text.charCodeAt(at + 1) - ZERO
  if (b < 0 || b > 9 || Number.isNaN(b)) return -1
  if (a === -16) return b
  return a >= 0 && a <= 9 ? a * 10 + b : -1
}

function four(text: string, at: number): number {
  const a = two(text, at)
  const b = two(text, at + 2)
  return a < 0 || b < 0 || text.charCodeAt(at) === 32 || text.charCodeAt(at + 2) === 32 ? -1 : a * 100 + b
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Month by its three letters, 1 to 12; 0 when it is none. */
export function monthAt(text: string, at: number): number {
  const a = text.charCodeAt(at) | 32
  const b = text.charCodeAt(at + 1) | 32
  const c = text.charCodeAt(at + 2) | 32
  switch ((a << 16) | (b << 8) | c) {
    case 0x6a616e:
      return 1
    case 0x666562:
      return 2
    case 0x6d6172:
      return 3
    case 0x617072:
      return 4
    case 0x6d6179:
      return 5
    case 0x6a756e:
      return 6
    case 0x6a756c:
      return 7
    case 0x617567:
      return 8
    case 0x736570:
      return 9
    case 0x6f6374:
      return 10
    case 0x6e6f76:
      return 11
    case 0x646563:
      return 12
  }
  return 0
}

/** `hh:mm:ss[.,]ffffff` into the stamp; false when it is none. */
function clockAt(text: string, at: number, stamp: Stamp): boolean {
  let from = at
  // 7:05:01, as Cisco, Samba and people write it
  const isShort = text.charCodeAt(at + 1) === 58
  const hour = isShort ? text.charCodeAt(at) - ZERO : two(text, at)
  if (isShort) from--
  const minute = two(text, from + 3)
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || text.charCodeAt(from + 2) !== 58) return false
  stamp.hour = hour
  stamp.minute = minute
  stamp.second = 0
  stamp.micro = 0
  stamp.end = from + 5
  if (text.charCodeAt(from + 5) !== 58) return true
  const second = two(text, from + 6)
  // 60 is a leap second, 61 what old C libraries allow
  if (second < 0 || second > 61) return false
  stamp.second = second
  stamp.end = from + 8
  const mark = text.charCodeAt(stamp.end)
  if ((mark === 46 || mark === 44) && isDigit(text.charCodeAt(stamp.end + 1))) fractionAt(text, stamp.end + 1, stamp)
  return true
}

/** Digits after the point to microseconds; further digits are passed over. */
function fractionAt(text: string, at: number, stamp: Stamp): void {
  let micro = 0
  let digits = 0
  let end = at
  for (; isDigit(text.charCodeAt(end)) && end - at < 12; end++)
    if (digits < 6) {
      micro = micro * 10 + text.charCodeAt(end) - ZERO
      digits++
    }
  for (; digits < 6; digits++) micro *= 10
  stamp.micro = micro
  stamp.end = end
}

/** `Z`, `+09:00`, `+0900`, `+09` at a place; `end` moves behind it. */
function offsetAt(text: string, at: number, stamp: Stamp): boolean {
  const sign = text.charCodeAt(at)
  if (sign === 90 || sign === 122) {
    if (isWord(text.charCodeAt(at + 1))) return false
    stamp.offset = 0
    stamp.end = at + 1
    return true
  }
  if (sign !== 43 && sign !== 45) return false
  const hours = two(text, at + 1)
  if (hours < 0 || hours > 14 || text.charCodeAt(at + 1) === 32) return false
  const hasColon = text.charCodeAt(at + 3) === 58
  const minutes = two(text, at + (hasColon ? 4 : 3))
  const isFull = minutes >= 0 && minutes < 60 && text.charCodeAt(at + (hasColon ? 4 : 3)) !== 32
  stamp.offset = (hours * 60 + (isFull ? minutes : 0)) * (sign === 45 ? -1 : 1)
  stamp.end = at + 3 + (isFull ? 2 : 0) + (isFull && hasColon ? 1 : 0)
  return true
}

const isWord = (code: number): boolean => isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** Zone letters that logs end a time with. */
const LETTERS: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  JST: 540,
  KST: 540,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  CET: 60,
  CEST: 120,
  MET: 60,
  MEST: 120,
  BST: 60,
  WEST: 60,
  EET: 120,
  EEST: 180,
  MSK: 180,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
}

/** A zone after one space or none: `+0900`, ` +09:00`, ` UTC`, ` JST`. Nothing there is no fault. */
export function zoneAt(text: string, stamp: Stamp): void {
  const at = text.charCodeAt(stamp.end) === 32 ? stamp.end + 1 : stamp.end
  if (offsetAt(text, at, stamp)) return
  let end = at
  while (end - at < 5 && text.charCodeAt(end) >= 65 && text.charCodeAt(end) <= 90) end++
  if (end - at < 3 || isWord(text.charCodeAt(end))) return
  // `EST: message` is a program; `EDT: %ASA-…` is how Cisco ends its time
  if (text.charCodeAt(end) === 58 && !text.startsWith(': %', end)) return
  const offset = LETTERS[text.slice(at, end)]
  if (offset === undefined) return
  stamp.offset = offset
  stamp.end = end
}

function blank(): Stamp {
  return { year: null, month: 1, day: 1, hour: 0, minute: 0, second: 0, micro: 0, offset: null, end: 0 }
}

/** `Jun  3 01:02:03[.123456]`, `Jun 3 2005 01:02:03`, `Jun 03 01:02:03 2005`, `Jun 3 01:02:03 JST`: syslog of every house. */
export function bsdStamp(text: string, at: number): Stamp | null {
  const month = monthAt(text, at)
  if (month === 0 || text.charCodeAt(at + 3) !== 32) return null
  let place = at + 4
  let day = two(text, place)
  if (day >= 0) place += 2
  else {
    day = text.charCodeAt(place) - ZERO
    place += 1
  }
  if (!(day >= 1 && day <= 31) || text.charCodeAt(place) !== 32) return null
  const stamp = blank()
  stamp.month = month
  stamp.day = day
  place++
  // a year before the clock: Jun 3 2005 01:02:03
  const year = isDigit(text.charCodeAt(place + 3)) ? four(text, place) : -1
  if (year >= 1900 && text.charCodeAt(place + 4) === 32) {
    stamp.year = year
    place += 5
  }
  if (!clockAt(text, place, stamp)) return null
  return stamp
}

/** A BSD stamp with what may follow it: ` 2005`, ` JST`, ` JST 2005`, ` +0900`. */
export function longBsdStamp(text: string, at: number): Stamp | null {
  const stamp = bsdStamp(text, at)
  if (stamp === null) return null
  zoneAt(text, stamp)
  if (stamp.year === null && text.charCodeAt(stamp.end) === 32) {
    const year = four(text, stamp.end + 1)
    if (year >= 1900 && !isWord(text.charCodeAt(stamp.end + 5)) && text.charCodeAt(stamp.end + 5) !== 46) {
      stamp.year = year
      stamp.end += 5
      if (stamp.offset === null) zoneAt(text, stamp)
    }
  }
  return stamp
}

const WEEKDAYS = new Set(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'])

/** `Tue Jun 17 00:00:00[.123456] [JST] 2003`: ctime, as Apache's error log and Samba write it. */
export function ctimeStamp(text: string, at: number): Stamp | null {
  if (!WEEKDAYS.has(text.slice(at, at + 3).toLowerCase())) return null
  let place = at + 3
  if (text.charCodeAt(place) === 44) place++
  return text.charCodeAt(place) === 32 ? longBsdStamp(text, place + 1) : null
}

/** `2003-06-17T00:00:00.123456+09:00` and all that is like it: space, `/`, `.` or `_`, no zone, comma for the point. */
export function isoStamp(text: string, at: number): Stamp | null {
  const year = four(text, at)
  if (year < 1 || text.charCodeAt(at + 4) === 32) return null
  const mark = text.charCodeAt(at + 4)
  if (isDigit(mark)) return compactStamp(text, at)
  if (mark !== 45 && mark !== 47 && mark !== 46) return null
  const month = two(text, at + 5)
  const day = two(text, at + 8)
  if (month < 1 || month > 12 || day < 1 || day > 31 || text.charCodeAt(at + 7) !== mark) return null
  const between = text.charCodeAt(at + 10)
  if (between !== 84 && between !== 32 && between !== 116 && between !== 95 && between !== 45 && between !== 58)
    return null
  const stamp = blank()
  stamp.year = year
  stamp.month = month
  stamp.day = day
  let place = at + 11
  if (text.charCodeAt(place) === 32) place++
  if (!clockAt(text, place, stamp)) return null
  const isT = between === 84
  if (isT || text.charCodeAt(stamp.end) !== 32) {
    if (!offsetAt(text, stamp.end, stamp) && isT) zoneAt(text, stamp)
  } else zoneAt(text, stamp)
  return stamp
}

/** `20030617T000000Z`, `20030617 00:00:00`, `20030617000000`. */
function compactStamp(text: string, at: number): Stamp | null {
  const month = two(text, at + 4)
  const day = two(text, at + 6)
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const stamp = blank()
  stamp.year = four(text, at)
  stamp.month = month
  stamp.day = day
  const mark = text.charCodeAt(at + 8)
  const place = mark === 84 || mark === 32 || mark === 45 ? at + 9 : at + 8
  if (clockAt(text, place, stamp)) {
    zoneAt(text, stamp)
    return stamp
  }
  const [hour, minute, second] = [two(text, place), two(text, place + 2), two(text, place + 4)]
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 61) return null
  if (isDigit(text.charCodeAt(place + 6))) return null
  Object.assign(stamp, { hour, minute, second, end: place + 6 })
  zoneAt(text, stamp)
  return stamp
}

/** `17/Jun/2003:00:00:00 +0900` (web servers) and `17-Jun-2003 00:00:00.123` (BIND, Check Point). */
export function clfStamp(text: string, at: number): Stamp | null {
  const isShort = !isDigit(text.charCodeAt(at + 1))
  const day = isShort ? text.charCodeAt(at) - ZERO : two(text, at)
  const from = isShort ? at - 1 : at
  const month = monthAt(text, from + 3)
  const year = four(text, from + 7)
  if (!(day >= 1 && day <= 31) || month === 0 || year < 1) return null
  const mark = text.charCodeAt(from + 2)
  if ((mark !== 47 && mark !== 45 && mark !== 32) || text.charCodeAt(from + 6) !== mark) return null
  const stamp = blank()
  stamp.year = year
  stamp.month = month
  stamp.day = day
  let place = from + 12
  while (text.charCodeAt(place) === 32 && place - from < 16) place++
  if (!clockAt(text, place, stamp)) return null
  zoneAt(text, stamp)
  return stamp
}

/** Microseconds of an epoch in seconds (with a fraction), milliseconds, microseconds or nanoseconds; null when it is no likely time. */
export function epochMicros(text: string): number | null {
  const m = /^(\d{9,19})(?:[.,](\d{1,9}))?$/.exec(text)
  if (m === null) return null
  const whole = m[1]!
  const fraction = Number((m[2] ?? '').slice(0, 6).padEnd(6, '0'))
  if (whole.length <= 11) return Number(whole) * 1e6 + fraction
  if (whole.length <= 14) return Number(whole) * 1e3 + Math.floor(fraction / 1e3)
  if (whole.length <= 16) return Number(whole)
  return Number(whole.slice(0, -3))
}

/** TAI64N label of djb's multilog: `@4000000037c219bf2ef02e94`, ten seconds ahead of UTC's count as in daemontools. */
export function tai64nMicros(text: string, at: number): number | null {
  if (text.charCodeAt(at) !== 64 || !/^@4[0-9a-f]{23}(?![0-9a-f])/.test(text.slice(at, at + 26))) return null
  const seconds = Number.parseInt(text.slice(at + 2, at + 17), 16) - 10
  return seconds * 1e6 + Math.floor(Number.parseInt(text.slice(at + 17, at + 25), 16) / 1e3)
}
