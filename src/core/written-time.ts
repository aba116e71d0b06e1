// Times as people and machines write them, read into RFC 3339 with the offset they were stated in (S4-16).
import { offsetText, two, zoneOffset } from './zone-name.ts'

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

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec'
function monthOf(name: string): number {
  const at = MONTHS.indexOf(name.slice(0, 3).toLowerCase())
  return at >= 0 && at % 3 === 0 ? at / 3 + 1 : 0
}

const MON = '(?<mon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}'
const MON2 = MON.replace('<mon>', '<mon2>')
const CLOCK = '(?<h>\\d{1,2}):(?<mi>\\d{2})(?::(?<s>\\d{2})(?:[.,](?<f>\\d{1,9}))?)?\\s?(?<half>AM|PM)?'
const ZONE =
  '(?:\\s?(?<z>Z\\b|(?:UTC|GMT)\\s?[+-]\\s?\\d{1,2}(?::?\\d{2})?\\b|[+-]\\d{2}:?\\d{2}\\b|\\(?\\b[A-Z]{3,4}\\b))?'
const ABOUT = '(?<about>(?:at )?(?:about|around|approximately|approx\\.?|circa|ca\\.) )?(?:at )?'
const JA_ZONE = '(?:\\s?[((]?(?<z>日本標準時|日本時間|協定世界時|世界標準時|JST|UTC|GMT)[))]?)?'

/** `sign`: what a line must hold before the pattern is worth trying. */
type Shape = { readonly sign: RegExp; readonly pattern: RegExp }

const DIGITS_DATE = /\d{4}[-/.]\d/
const MONTH_NAME = /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/i

const SHAPES: readonly Shape[] = [
  {
    // 2003-06-17T00:00:00+09:00, 2003/6/17 0:00, 2003.06.17 00:00:00.123 JST
    sign: DIGITS_DATE,
    pattern: new RegExp(
      `(?<![\\d.])(?<y>\\d{4})(?<mark>[-/.])(?<mo>\\d{1,2})\\k<mark>(?<d>\\d{1,2})(?:[T_ -]{1,3}${CLOCK}${ZONE})?(?![\\d.]\\d)`,
    ),
  },
  {
    // 17/Jun/2003:00:00:00 +0900 (Apache), 17-Jun-2003 00:00:00, 17 June 2003, about 10:00
    sign: MONTH_NAME,
    pattern: new RegExp(
      `(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th)?[-/ ]${MON}[-/ ,.]{1,2}(?<y>\\d{4}|\\d{2}(?!\\d|:))(?:[:T, ]{1,2}${ABOUT}${CLOCK}${ZONE})?`,
      'i',
    ),
  },
  {
    // Jun 17 00:00:00 (BSD syslog), Jun 17 2003 00:00:00, Tue Jun 17 00:00:00 JST 2003, June 17, 2003, around 10:00
    sign: MONTH_NAME,
    pattern: new RegExp(
      `\\b${MON}\\.?\\s{1,2}(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s(?:(?<y>\\d{4}),?\\s)?${ABOUT}${CLOCK}${ZONE}(?:\\s(?<y2>(?:19|20)\\d{2})\\b)?`,
      'i',
    ),
  },
  {
    // about 10:00 (JST) on 17 November 2026, 10:00 UTC, November 17, 2026
    sign: /:\d{2}[^\n:]{1,24}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/i,
    pattern: new RegExp(
      `(?<![\\d:])${ABOUT}${CLOCK}${ZONE}\\)?,?\\s(?:on\\s)?(?:the\\s)?(?:(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${MON}|${MON2}\\.?\\s(?<d2>\\d{1,2})(?:st|nd|rd|th)?),?\\s(?<y>\\d{4})\\b`,
      'i',
    ),
  },
  {
    // 1999年6月23日 10時34分56秒, 6月23日10時頃, 11月17日 9時40分(日本時間); 令和 is read by no one's log
    sign: /月\s?\d/,
    pattern: new RegExp(
      `(?:(?<y>\\d{4})\\s?年\\s?)?(?<mo>\\d{1,2})\\s?月\\s?(?<d>\\d{1,2})\\s?日(?:\\s?[(（][月火水木金土日][)）])?の?(?:\\s{0,3}(?<half>午前|午後)?\\s?(?<h>\\d{1,2})\\s?(?:時|:(?=\\d))(?:\\s?(?<mi>\\d{1,2})\\s?分?(?:半)?(?:\\s?:?(?<s>\\d{1,2})\\s?秒?)?)?)?\\s?(?<about>ごろ|頃|ころ|前後)?${JA_ZONE}`,
    ),
  },
  {
    // 17.06.2003 00:00:00, 17/06/2003 00:00, 06/17/2003: which is the month is asked only where it can be told
    sign: /\d[./-]\d{4}/,
    pattern: new RegExp(
      `(?<![\\d.])(?<a>\\d{1,2})(?<mark>[./-])(?<b>\\d{1,2})\\k<mark>(?<y>\\d{4})(?:[T, ]{1,2}${CLOCK}${ZONE})?(?![\\d.]\\d)`,
      'i',
    ),
  },
  {
    // August 31, 2026 / June 17th 2003: a date alone
    sign: MONTH_NAME,
    pattern: new RegExp(`\\b${MON}\\.?\\s{1,2}(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s(?<y>\\d{4})\\b`, 'i'),
  },
]

type Groups = Readonly<Record<string, string | undefined>>

function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const n = Number(text)
  return text.length === 2 ? (n < 70 ? 2000 + n : 1900 + n) : n
}

function half(hour: string | undefined, mark: string | undefined): string | undefined {
  if (hour === undefined || mark === undefined) return hour
  const h = Number(hour) % 12
  return String(/^(?:p|午後)/i.test(mark) ? h + 12 : h)
}

/** Month and day; null where a number may be either. */
function dayOf(g: Groups): { mo: number; d: number } | null {
  const mon = g.mon ?? g.mon2
  if (g.a === undefined) return { mo: mon === undefined ? Number(g.mo) : monthOf(mon), d: Number(g.d ?? g.d2) }
  const [a, b] = [Number(g.a), Number(g.b)]
  const isDayFirst = g.mark === '.' || a > 12 || a === b
  if (!isDayFirst && b <= 12) return null
  return { mo: isDayFirst ? b : a, d: isDayFirst ? a : b }
}

/** The first time in a line, whatever its shape; null when there is none that is a real date. */
export function findStamp(line: string): Stamp | null {
  let best: Stamp | null = null
  for (const { sign, pattern } of SHAPES) {
    if (!sign.test(line)) continue
    const m = pattern.exec(line)
    if (m === null || (best !== null && m.index >= best.index)) continue
    best = firm(m.groups!, m.index, m[0].length) ?? best
  }
  return best
}

function firm(g: Groups, index: number, length: number): Stamp | null {
  const date = dayOf(g)
  if (date === null) return null
  const { mo: month, d: day } = date
  const year = yearOf(g.y ?? g.y2)
  const [hour, minute, second] = [Number(half(g.h, g.half) ?? 0), Number(g.mi ?? 0), Number(g.s ?? 0)]
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year ?? 2000, month)) return null
  if (hour > 24 || minute > 59 || second > 60 || (year !== null && (year < 1970 || year > 2100))) return null
  const isAbout = g.about !== undefined || g.mi === undefined
  const precision = g.h === undefined ? 'day' : isAbout ? 'about' : g.s === undefined ? 'minute' : 'second'
  const offset = g.z === undefined ? null : zoneOffset(g.z.replace(/^\(/, ''))
  return { year, month, day, hour, minute, second, fraction: g.f ?? '', offset, precision, index, length }
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
