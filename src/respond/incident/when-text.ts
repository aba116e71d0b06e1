// Reads a time as people write it, in Japanese or English, as exactly as it is stated (S0-53).
import { instantOf, isZone, type When } from '#src/core/time.ts'

type Stated = {
  readonly ms: number
  readonly precision: 'day' | 'minute' | 'second'
  readonly day: Day
  readonly zone: string
}
type Day = readonly [year: number, month: number, day: number]

const maxLength = 200
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dayMs = 86_400_000

/** Null when the text states no time that there is. `zone` is where it is read unless the text names its own. */
export function parseWhen(text: string, zone: string): When | null {
  const stated = text.trim()
  if (stated === '' || stated.length > maxLength || !isZone(zone)) return null
  const plain = tidy(stated)
  if (/^(unknown|time unknown|不明|日時不明|時刻不明)$/i.test(plain)) return unknownAt(stated, zone)
  return (
    within(plain, zone, stated) ??
    range(plain, zone, stated) ??
    about(plain, zone, stated) ??
    single(plain, zone, stated)
  )
}

const unknownAt = (stated: string, zone: string): When => {
  const epoch = new Date(0).toISOString()
  return { from: epoch, to: epoch, precision: 'unknown', zone, stated }
}

/** One form of digits, signs and blanks; weekdays in brackets say nothing that the date does not. */
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[〜～~]/g, '〜')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\((?:[日月火水木金土]|sun|mon|tue|wed|thu|fri|sat)[a-z]*(?:曜日?)?\)/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function within(text: string, zone: string, stated: string): When | null {
  const en = /^within (\d{1,5}) ?([a-z]+) (?:of|after|from) (.+)$/i.exec(text)
  const ja = /^(.+?)(?:から| )?(\d{1,5}) ?(秒|分|時間|日)(?:間)?以内$/.exec(text)
  const parts = en ? [en[3]!, en[1]!, en[2]!] : ja ? [ja[1]!, ja[2]!, ja[3]!] : null
  if (!parts) return null
  const start = point(parts[0]!, zone)
  const span = Number(parts[1]) * unitMs(parts[2]!)
  if (!start || !(span > 0)) return null
  return { from: iso(start.ms), to: iso(start.ms + span), precision: 'within', zone: start.zone, stated }
}

/** `5m`, `30 min`, `2時間` as milliseconds; null when it is no span. */
export function parseSpan(text: string): number | null {
  const parts = /^(\d{1,5}) ?([a-z]+|秒|分|時間|日)間?$/i.exec(text.normalize('NFKC').trim())
  const span = parts ? Number(parts[1]) * unitMs(parts[2]!) : 0
  return span > 0 ? span : null
}

function unitMs(unit: string): number {
  if (/^(s|sec|secs|seconds?|秒)$/i.test(unit)) return 1_000
  if (/^(m|min|mins|minutes?|分)$/i.test(unit)) return 60_000
  if (/^(h|hr|hrs|hours?|時間)$/i.test(unit)) return 3_600_000
  return /^(d|days?|日)$/i.test(unit) ? dayMs : 0
}

function range(text: string, zone: string, stated: string): When | null {
  const spaced = /^(.+?)(?: ?〜 ?| - | to | until |から)(.+?)(?:まで)?$/i.exec(text)
  const slashed = /^([^/]+(?:\/\d{1,2}\/[^/]+)?)\/([^/]+(?:\/\d{1,2}\/[^/]+)?)$/.exec(text)
  for (const parts of [spaced, slashed]) {
    if (!parts) continue
    const start = point(parts[1]!, zone)
    const end = start && (point(parts[2]!, start.zone) ?? clockOn(start.day, parts[2]!, start.zone))
    if (!start || !end) continue
    const to = end.precision === 'day' ? nextDay(end) : end.ms
    if (to < start.ms) return null
    return {
      from: iso(start.ms),
      to: iso(to),
      precision: start.precision === 'day' && end.precision === 'day' ? 'day' : 'range',
      zone: start.zone,
      stated,
    }
  }
  return null
}

function about(text: string, zone: string, stated: string): When | null {
  const parts = /^(?:about|around|circa|ca\.?|約) ?(.+)$/i.exec(text) ?? /^(.+?) ?(?:頃|ごろ|ころ)$/.exec(text)
  const at = parts && point(parts[1]!, zone)
  if (!at) return null
  return {
    from: iso(at.ms),
    to: at.precision === 'day' ? iso(nextDay(at)) : iso(at.ms),
    precision: 'about',
    zone: at.zone,
    stated,
  }
}

function single(text: string, zone: string, stated: string): When | null {
  const at = point(text, zone)
  if (!at) return null
  if (at.precision === 'day') return { from: iso(at.ms), to: iso(nextDay(at)), precision: 'day', zone: at.zone, stated }
  return { from: iso(at.ms), to: iso(at.ms), precision: at.precision, zone: at.zone, stated }
}

/** A date with or without a clock. */
function point(text: string, zone: string): Stated | null {
  const parts =
    /^(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})日?(?:[T ]? ?(.*))?$/i.exec(text) ??
    english(/^(\d{1,2}) ([a-z]{3,9})\.? (\d{4}),?(?: (.*))?$/i.exec(text))
  if (!parts) return null
  const day: Day = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (!isDay(day)) return null
  const rest = (parts[4] ?? '').trim()
  if (rest !== '') return clockOn(day, rest, zone)
  return { ms: instantOf(...day, 0, 0, 0, zone).getTime(), precision: 'day', day, zone }
}

const english = (parts: RegExpExecArray | null): readonly (string | undefined)[] | null => {
  const month = parts ? months.indexOf(parts[2]!.slice(0, 3).toLowerCase()) + 1 : 0
  return parts && month > 0 ? [parts[0], parts[3], String(month), parts[1], parts[4]] : null
}

function clockOn(day: Day, text: string, zone: string): Stated | null {
  const parts =
    /^(午前|午後|翌)?(\d{1,2})(?::|時)(?:(\d{1,2})分?)?(?::?(\d{1,2})(?:\.\d{1,9})?秒?)?(?: ?(am|pm))?(?: ?(z|jst|utc|gmt|(?:utc|gmt)?[+-]\d{2}:?\d{2}))?$/i.exec(
      text,
    )
  if (!parts) return null
  let hour = Number(parts[2])
  const [minute, second] = [Number(parts[3] ?? 0), Number(parts[4] ?? 0)]
  const half = (parts[1] ?? parts[5] ?? '').toLowerCase()
  if ((half === '午後' || half === 'pm') && hour < 12) hour += 12
  if ((half === '午前' || half === 'am') && hour === 12) hour = 0
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return null
  const named = parts[6] === undefined ? zone : zoneNamed(parts[6])
  if (!named) return null
  const start = half === '翌' ? dayAfter(day) : day
  const ms = instantOf(start[0], start[1], start[2], hour, minute, second, named).getTime()
  return { ms, precision: parts[4] === undefined ? 'minute' : 'second', day, zone: named }
}

function zoneNamed(text: string): string | null {
  const name = text.toUpperCase()
  if (name === 'JST') return 'Asia/Tokyo'
  if (name === 'Z' || name === 'UTC' || name === 'GMT') return 'UTC'
  const offset = name.replace(/^(UTC|GMT)/, '').replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')
  return isZone(offset) ? offset : null
}

const isDay = ([year, month, day]: Day): boolean => {
  const at = new Date(Date.UTC(year, month - 1, day))
  return year >= 1970 && year <= 2200 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
}
const dayAfter = ([year, month, day]: Day): Day => {
  const next = new Date(Date.UTC(year, month - 1, day + 1))
  return [next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate()]
}
const nextDay = ({ day, zone }: Stated): number => instantOf(...dayAfter(day), 0, 0, 0, zone).getTime()
const iso = (ms: number): string => new Date(ms).toISOString()
