// Times as people and machines write them, read into RFC 3339 with the offset they were stated in (S4-16).
export type Stamp = {
  readonly year: number | null
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly fraction: string
  readonly offset: number | null
  readonly precision: 'second' | 'minute' | 'about' | 'day'
  readonly index: number
  readonly length: number
}

/** What a time that leaves something out is read with. */
export type TimeFrame = {
  readonly year: number | null
  /** Minutes east of Greenwich. */
  readonly offset: number | null
  /** The report's own date in ms: a date without a year lies at or before it. */
  readonly referenceMs: number
}

/** Abbreviations that mean one thing; those with several meanings (IST, CST of China, BST of Bangladesh) are read as mail does. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  UT: 0,
  WET: 0,
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
  MET: 60,
  CEST: 120,
  MEST: 120,
  BST: 60,
  WEST: 60,
  EET: 120,
  EEST: 180,
  MSK: 180,
  SGT: 480,
  HKT: 480,
  AEST: 600,
  AEDT: 660,
  ACST: 570,
  AWST: 480,
  NZST: 720,
  NZDT: 780,
  BRT: -180,
  ART: -180,
  SAST: 120,
  AKST: -540,
  HST: -600,
  ICT: 420,
  WIB: 420,
}
const ZONE_PLACES: Readonly<Record<string, number>> = {
  日本標準時: 540,
  日本時間: 540,
  協定世界時: 0,
  世界標準時: 0,
  グリニッジ標準時: 0,
  'Asia/Tokyo': 540,
  Japan: 540,
}

/** "+0900", "+09:00", "UTC+9", "GMT-3", "JST", "日本時間": minutes east of Greenwich, or null. */
export function zoneOffset(text: string): number | null {
  const t = text.trim()
  const place = ZONE_PLACES[t]
  if (place !== undefined) return place
  const m = /^(?:UTC|GMT)?\s?([+-])\s?(\d{1,2}):?(\d{2})?$/i.exec(t)
  if (m) {
    const minutes = Number(m[2]) * 60 + Number(m[3] ?? 0)
    return minutes <= 14 * 60 && Number(m[3] ?? 0) < 60 ? (m[1] === '-' ? -minutes : minutes) : null
  }
  return ZONES[t.toUpperCase()] ?? null
}

export function offsetText(offset: number): string {
  const a = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(a / 60))}:${two(a % 60)}`
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec'
function monthOf(name: string): number {
  const at = MONTHS.indexOf(name.slice(0, 3).toLowerCase())
  return at >= 0 && at % 3 === 0 ? at / 3 + 1 : 0
}

const MON = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const CLOCK = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?'
const ZONE =
  '(?:\\s?(Z\\b|(?:UTC|GMT)\\s?[+-]\\s?\\d{1,2}(?::?\\d{2})?\\b|[+-]\\d{2}:?\\d{2}\\b|\\(?\\b[A-Z]{3,4}\\b))?'

type Shape = { readonly pattern: RegExp; readonly read: (m: RegExpExecArray) => Loose | null }
type Loose = {
  y: number | null
  mo: number
  d: number
  h?: string | undefined
  mi?: string | undefined
  s?: string | undefined
  f?: string | undefined
  z?: string | undefined
  about?: boolean
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const n = Number(text)
  return text.length === 2 ? (n < 70 ? 2000 + n : 1900 + n) : n
}

const SHAPES: readonly Shape[] = [
  {
    // 2003-06-17T00:00:00+09:00, 2003/6/17 0:00, 2003.06.17 00:00:00.123 JST
    pattern: new RegExp(
      `(?<![\\d.])(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:[T_ -]{1,3}${CLOCK}\\s?(AM|PM)?${ZONE})?(?![\\d.]\\d)`,
    ),
    read: (m) => ({
      y: Number(m[1]),
      mo: Number(m[3]),
      d: Number(m[4]),
      h: half(m[5], m[9]),
      mi: m[6],
      s: m[7],
      f: m[8],
      z: m[10],
    }),
  },
  {
    // 17/Jun/2003:00:00:00 +0900 (Apache), 17-Jun-2003 00:00:00
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})[-/ ](${MON})[a-z]{0,6}[-/ ,.]{1,2}(\\d{4}|\\d{2}(?!\\d|:))(?:[: T]{1,2}${CLOCK}\\s?(AM|PM)?${ZONE})?`,
      'i',
    ),
    read: (m) => ({
      y: yearOf(m[3]),
      mo: monthOf(m[2]!),
      d: Number(m[1]),
      h: half(m[4], m[8]),
      mi: m[5],
      s: m[6],
      f: m[7],
      z: m[9],
    }),
  },
  {
    // Jun 17 00:00:00 (BSD syslog), Jun 17 2003 00:00:00, Tue Jun 17 00:00:00 JST 2003
    pattern: new RegExp(
      `\\b(${MON})[a-z]{0,6}\\.?\\s{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?\\s(?:(\\d{4}),?\\s)?(?:at\\s)?${CLOCK}\\s?(AM|PM)?${ZONE}(?:\\s((?:19|20)\\d{2})\\b)?`,
      'i',
    ),
    read: (m) => ({
      y: yearOf(m[3] ?? m[10]),
      mo: monthOf(m[1]!),
      d: Number(m[2]),
      h: half(m[4], m[8]),
      mi: m[5],
      s: m[6],
      f: m[7],
      z: m[9],
    }),
  },
  {
    // 1999年6月23日 10時34分56秒, 6月23日10時頃, 令和 is read by no one's log
    pattern:
      /(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?日(?:\s?[(（][月火水木金土日][)）])?(?:\s{0,3}(午前|午後)?\s?(\d{1,2})\s?(?:時|:(?=\d))(?:\s?(\d{1,2})\s?分?(?:半)?(?:\s?:?(\d{1,2})\s?秒?)?)?)?\s?(ごろ|頃|ころ|前後)?/,
    read: (m) => ({
      y: yearOf(m[1]),
      mo: Number(m[2]),
      d: Number(m[3]),
      h: half(m[5], m[4] === '午後' ? 'PM' : m[4] === '午前' ? 'AM' : undefined),
      mi: m[6],
      s: m[7],
      about: m[8] !== undefined || (m[5] !== undefined && m[6] === undefined),
    }),
  },
  {
    // 17.06.2003 00:00:00, 17/06/2003 00:00, 06/17/2003: which is the month is asked only where it can be told
    pattern: new RegExp(
      `(?<![\\d.])(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})(?:[T, ]{1,2}${CLOCK}\\s?(AM|PM)?${ZONE})?(?![\\d.]\\d)`,
      'i',
    ),
    read: (m) => {
      const [a, b] = [Number(m[1]), Number(m[3])]
      const isDayFirst = m[2] === '.' || a > 12 || a === b
      if (!isDayFirst && b <= 12) return null
      return {
        y: Number(m[4]),
        mo: isDayFirst ? b : a,
        d: isDayFirst ? a : b,
        h: half(m[5], m[9]),
        mi: m[6],
        s: m[7],
        f: m[8],
        z: m[10],
      }
    },
  },
  {
    // August 31, 2026 / June 17th 2003: a date alone
    pattern: new RegExp(`\\b(${MON})[a-z]{0,6}\\.?\\s{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})\\b`, 'i'),
    read: (m) => ({ y: Number(m[3]), mo: monthOf(m[1]!), d: Number(m[2]) }),
  },
]

function half(hour: string | undefined, mark: string | undefined): string | undefined {
  if (hour === undefined || mark === undefined) return hour
  const h = Number(hour) % 12
  return String(/p/i.test(mark) ? h + 12 : h)
}

/** The first time in a line, whatever its shape; null when there is none that is a real date. */
export function findStamp(line: string): Stamp | null {
  let best: Stamp | null = null
  for (const { pattern, read } of SHAPES) {
    const m = pattern.exec(line)
    if (m === null || (best !== null && m.index >= best.index)) continue
    const loose = read(m)
    const stamp = loose === null ? null : firm(loose, m.index, m[0].length)
    if (stamp !== null) best = stamp
  }
  return best
}

function firm(t: Loose, index: number, length: number): Stamp | null {
  const [hour, minute, second] = [Number(t.h ?? 0), Number(t.mi ?? 0), Number(t.s ?? 0)]
  if (t.mo < 1 || t.mo > 12 || t.d < 1 || t.d > daysIn(t.y ?? 2000, t.mo) || hour > 24 || minute > 59 || second > 60)
    return null
  if (t.y !== null && (t.y < 1970 || t.y > 2100)) return null
  const precision = t.h === undefined ? 'day' : t.about ? 'about' : t.s === undefined ? 'minute' : 'second'
  const offset = t.z === undefined ? null : zoneOffset(t.z.replace(/^\(/, ''))
  return {
    year: t.y,
    month: t.mo,
    day: t.d,
    hour,
    minute,
    second,
    fraction: t.f ?? '',
    offset,
    precision,
    index,
    length,
  }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

const DAY_MS = 86_400_000

/** RFC 3339 with offset; null while the zone or the year is not known. A date alone is its first moment. */
export function toRfc3339(stamp: Stamp, frame: TimeFrame): string | null {
  const offset = stamp.offset ?? frame.offset
  if (offset === null) return null
  let year = stamp.year ?? frame.year
  if (year === null) {
    year = new Date(frame.referenceMs).getUTCFullYear()
    const guess = Date.UTC(year, stamp.month - 1, stamp.day, stamp.hour, stamp.minute) - offset * 60_000
    if (guess > frame.referenceMs + 2 * DAY_MS) year--
  }
  if (stamp.day > daysIn(year, stamp.month)) return null
  const fraction = stamp.fraction === '' ? '' : `.${stamp.fraction}`
  const second = Math.min(stamp.second, 59)
  if (stamp.hour === 24) {
    const next = new Date(Date.UTC(year, stamp.month - 1, stamp.day + 1))
    return `${next.toISOString().slice(0, 10)}T00:${two(stamp.minute)}:${two(second)}${offsetText(offset)}`
  }
  return `${year}-${two(stamp.month)}-${two(stamp.day)}T${two(stamp.hour)}:${two(stamp.minute)}:${two(second)}${fraction}${offsetText(offset)}`
}

export function epochToRfc3339(seconds: number): string {
  return new Date(Math.round(seconds * 1000))
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .replace(/Z$/, '+00:00')
}

/** A moment in any written shape that names its zone (XARF, IODEF, ARF, a Date header): RFC 3339 with offset, or null. */
export function readInstant(text: string, frame: TimeFrame): { at: string; offset: number } | null {
  const trimmed = text.trim()
  if (/^\d{10}(?:\.\d{1,6})?$/.test(trimmed)) return { at: epochToRfc3339(Number(trimmed)), offset: 0 }
  const stamp = findStamp(trimmed)
  const at = stamp === null ? null : toRfc3339(stamp, frame)
  if (stamp === null || at === null) return null
  return { at, offset: stamp.offset ?? frame.offset ?? 0 }
}
