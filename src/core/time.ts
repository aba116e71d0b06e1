import { z } from 'zod'
import type { Language } from './language.ts'

/** A moment with its offset, in the years a desk can have to do with: a wrong digit is refused, and every store can hold the rest. */
export const Instant = z.iso.datetime({ offset: true }).refine(isInRange, { error: 'instant' })

/** Years in UTC, the offset applied. */
export const firstYear = 1900
export const lastYear = 2999
const firstMs = Date.UTC(firstYear, 0, 1)
const afterMs = Date.UTC(lastYear + 1, 0, 1)

/** Whether a moment is one that a desk can keep; also false for what is no time at all. */
export function isInRange(at: string | Date): boolean {
  const ms = typeof at === 'string' ? Date.parse(at) : at.getTime()
  return ms >= firstMs && ms < afterMs
}

/**
 * When something happened, as exactly as it is known (S0-53). `from` and `to` bound it in UTC; `precision` says how it was
 * stated; `zone` is the IANA zone (or fixed offset) in which it was stated and `stated` the words of whoever stated it.
 */
export const When = z
  .object({
    from: Instant,
    to: Instant,
    precision: z.enum(['second', 'minute', 'day', 'about', 'within', 'range', 'unknown']),
    zone: z.string().min(1).max(64).refine(isZone, { error: 'zone' }),
    stated: z.string().max(200).nullish(),
  })
  .refine((when) => Date.parse(when.from) <= Date.parse(when.to), { error: 'from-after-to', path: ['to'] })
export type When = z.infer<typeof When>

/** An IANA zone name or a fixed offset such as `+09:00`, as ECMA-402 takes them. */
export function isZone(zone: string): boolean {
  const known = zones.get(zone)
  if (known !== undefined) return known
  let isOne = true
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    isOne = false
  }
  if (zones.size < mostZones) zones.set(zone, isOne)
  return isOne
}
const zones = new Map<string, boolean>()
const mostZones = 2_000

type Style = { readonly lang: Language; readonly zone: string }
const formats = new Map<string, Intl.DateTimeFormat>()

function parts(iso: string | number | Date, zone: string): Record<string, string> {
  const safe = isZone(zone) ? zone : 'UTC'
  let format = formats.get(safe)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: safe,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(safe, format)
  }
  const found = Object.fromEntries(format.formatToParts(new Date(iso)).map((part) => [part.type, part.value]))
  // British English pads both with a zero, whatever it is asked.
  return { ...found, month: String(Number(found.month)), day: String(Number(found.day)) }
}

const weekdaysJa: Record<string, string> = {
  Sun: '日',
  Mon: '月',
  Tue: '火',
  Wed: '水',
  Thu: '木',
  Fri: '金',
  Sat: '土',
}
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `JST` for Asia/Tokyo, `UTC`, else the offset: the zone is always named once. */
export function zoneLabel(zone: string, at: string | number | Date = Date.now()): string {
  if (zone === 'Asia/Tokyo') return 'JST'
  if (zone === 'UTC' || zone === 'Etc/UTC' || zone === 'Z') return 'UTC'
  const found = new Intl.DateTimeFormat('en', { timeZone: isZone(zone) ? zone : 'UTC', timeZoneName: 'longOffset' })
    .formatToParts(new Date(at))
    .find((part) => part.type === 'timeZoneName')?.value
  return found === 'GMT' || found === 'GMT+00:00' ? 'UTC' : (found ?? zone).replace('GMT', 'UTC')
}

/** `2003年6月17日(火)` and `17 Jun 2003 (Tue)`. */
export function formatDay(iso: string | number | Date, { lang, zone }: Style): string {
  const p = parts(iso, zone)
  return lang === 'ja'
    ? `${p.year}年${p.month}月${p.day}日(${weekdaysJa[p.weekday!]})`
    : `${p.day} ${monthsEn[Number(p.month) - 1]} ${p.year} (${p.weekday})`
}

/** `0:00` and `00:00`, with seconds where they were stated. */
export function formatClock(iso: string | number | Date, { lang, zone }: Style, withSeconds = false): string {
  const p = parts(iso, zone)
  const hour = lang === 'ja' ? String(Number(p.hour)) : p.hour
  return `${hour}:${p.minute}${withSeconds ? `:${p.second}` : ''}`
}

/** `2003年6月17日(火) 0:00` and `17 Jun 2003 00:00 JST`. */
export function formatInstant(
  iso: string | number | Date,
  style: Style & { precision?: 'minute' | 'second'; named?: boolean },
): string {
  const p = parts(iso, style.zone)
  const clock = formatClock(iso, style, style.precision === 'second')
  const named = (style.named ?? style.lang === 'en') ? ` ${zoneLabel(style.zone, iso)}` : ''
  return style.lang === 'ja'
    ? `${formatDay(iso, style)} ${clock}${named}`
    : `${p.day} ${monthsEn[Number(p.month) - 1]} ${p.year} ${clock}${named}`
}

/** The clock part of a record line, as exactly as it is known: `13:30`, `9:00頃`, `30分以内`, `終日`, `18:00–翌5:00`. */
export function formatWhen(when: When, style: Style & { withDay?: boolean; elapsedFrom?: string | null }): string {
  const day = style.withDay ? `${formatDay(when.from, style)} ` : ''
  const clock = formatClock(when.from, style, when.precision === 'second')
  const ja = style.lang === 'ja'
  switch (when.precision) {
    case 'second':
    case 'minute':
      return `${day}${clock}`
    case 'about':
      return ja ? `${day}${clock}頃` : `${day}about ${clock}`
    case 'day': {
      const last = new Date(Date.parse(when.to) - 1).toISOString()
      if (formatDay(when.from, style) === formatDay(last, style))
        return style.withDay ? day.trim() : ja ? '時刻不明' : 'no time'
      return `${formatDay(when.from, style)}${ja ? '〜' : ' – '}${formatDay(last, style)}`
    }
    case 'within': {
      const minutes = Math.max(1, Math.round((Date.parse(when.to) - Date.parse(when.from)) / 60_000))
      const span = formatElapsed(minutes * 60_000, style.lang)
      return ja ? `${day}${clock}から${span}以内` : `${day}within ${span} of ${clock}`
    }
    case 'range': {
      const sameDay = formatDay(when.from, style) === formatDay(when.to, style)
      const end = sameDay ? formatClock(when.to, style) : `${formatDay(when.to, style)} ${formatClock(when.to, style)}`
      return `${day}${clock}${ja ? '〜' : ' – '}${end}`
    }
    case 'unknown':
      return ja ? '日時不明' : 'time unknown'
  }
}

/** `3日 4時間`, `4 h 12 min`: two units at most, never a bare number. */
export function formatElapsed(ms: number, lang: Language): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  const [d, h, m] = lang === 'ja' ? ['日', '時間', '分'] : [' d', ' h', ' min']
  const gap = ' '
  if (days > 0) return `${days.toLocaleString(lang)}${d}${hours > 0 ? `${gap}${hours}${h}` : ''}`
  if (hours > 0) return rest > 0 ? `${hours}${h}${gap}${rest}${m}` : `${hours}${h}`
  return `${rest}${m}`
}

/** The instant of a wall clock in a zone. In the hour that a change of clocks repeats, the earlier one. */
export function instantOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  zone: string,
): Date {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  const offsetAt = (ms: number) => {
    const p = parts(ms, zone)
    return (
      Date.UTC(Number(p.year), Number(p.month) - 1, Number(p.day), Number(p.hour), Number(p.minute), Number(p.second)) -
      Math.floor(ms / 1000) * 1000
    )
  }
  const first = wall - offsetAt(wall)
  const before = wall - offsetAt(first)
  return new Date(Math.min(first, before) === before || wall - offsetAt(before) === before ? before : first)
}
