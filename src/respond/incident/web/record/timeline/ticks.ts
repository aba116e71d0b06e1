import type { Language } from '#src/core/language.ts'
import { formatClock, formatDay } from '#src/core/time.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const year = 365.25 * day
const steps = [
  minute,
  5 * minute,
  15 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  30 * day,
  91 * day,
  year,
  2 * year,
  5 * year,
  10 * year,
  25 * year,
  100 * year,
]

export type Tick = { readonly at: number; readonly label: string; readonly isDay: boolean }

/** Marks of an axis at round hours and days of the reader's zone; midnight is named by its day. */
export function ticksOf(from: number, to: number, most: number, style: { lang: Language; zone: string }): Tick[] {
  const step = steps.find((one) => (to - from) / one <= most) ?? steps.at(-1)!
  const offset = offsetOf(from, style.zone)
  const ticks: Tick[] = []
  for (let at = Math.ceil((from + offset) / step) * step - offset; at <= to && ticks.length < 200; at += step) {
    const isDay = step >= year || (at + offset) % day === 0
    const label = step >= 91 * day ? formatDay(at, style).replace(/ ?\(.*$/, '') : dayLabel(at, style)
    ticks.push({ at, isDay, label: isDay ? label : formatClock(at, style) })
  }
  return ticks
}

/** `6月17日(火)`, `17 Jun`: without the year, which stands at the beginning of the axis. */
function dayLabel(at: number, style: { lang: Language; zone: string }): string {
  const full = formatDay(at, style)
  return style.lang === 'ja' ? full.replace(/^\d+年/, '') : full.replace(/ \d{4} \(.*$/, '')
}

/** How far a zone's clock stands before UTC at a moment. */
function offsetOf(at: number, zone: string): number {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}
