// Stamps: the shapes in which logs write a time, read at a place in a text by scanning. `end` is the place after it.
import { clockAt, four, isDigit, isWord, monthAt, offsetAt, type Stamp, two, ZERO, zoneAt } from './piece.ts'

export type { Stamp } from './piece.ts'

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
