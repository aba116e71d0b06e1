import { instantOf, type When } from '#src/core/time.ts'

/** What stands in the fields of a WhenInput. */
export type StatedTime = {
  readonly mode: 'exact' | 'about' | 'within' | 'day' | 'range'
  readonly date: string
  readonly clock: string
  readonly untilDate: string
  readonly untilClock: string
  readonly minutes: string
  readonly zone: string
}
type Day = readonly [year: number, month: number, day: number]
type Clock = readonly [hour: number, minute: number, second: number | null]

const minuteMs = 60_000
/** How far "about" reaches to each side. */
const aboutMs = 15 * minuteMs

/** Reads `2003-06-17`, `2003/6/17`, `2003年6月17日`, `6/17`, `17 Jun 2003`, full-width too. Without a year: the one nearest before. */
export function readDay(text: string, today: Day): Day | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[((].*$/, '')
    .trim()
  const full =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (full) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]))
  const named = /^(\d{1,2})\s+([a-z]{3})[a-z]*\.?(?:\s+(\d{4}))?$/i.exec(plain)
  if (named) {
    const month = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(named[2]!.toLowerCase()) / 3 + 1
    return dayOf(named[3] ? Number(named[3]) : today[0], month, Number(named[1]))
  }
  const short = /^(\d{1,2})\s*[-/月]\s*(\d{1,2})\s*日?$/.exec(plain)
  if (!short) return null
  const [month, day] = [Number(short[1]), Number(short[2])]
  const isLater = month > today[1] || (month === today[1] && day > today[2])
  return dayOf(isLater ? today[0] - 1 : today[0], month, day)
}

function dayOf(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? [year, month, day] : null
}

/** Reads `13:30`, `1330`, `13:30:05`, `13時30分`, `9時`, `午後1:30`, `1:30 pm`, full-width too. */
export function readClock(text: string): Clock | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const isAfternoon = /午後|pm|p\.m\./.test(plain)
  const isMorning = /午前|am|a\.m\./.test(plain)
  const bare = plain.replace(/午前|午後|[ap]\.?m\.?/g, '').trim()
  const found =
    /^(\d{1,2})(?::|時)(\d{1,2})(?:(?::|分)(\d{1,2})秒?|分)?$/.exec(bare) ??
    /^(\d{2})(\d{2})()$/.exec(bare) ??
    /^(\d{1,2})(?:時)()()$/.exec(bare)
  if (!found) return null
  let hour = Number(found[1])
  if (isAfternoon && hour < 12) hour += 12
  if (isMorning && hour === 12) hour = 0
  const minute = Number(found[2] || 0)
  const second = found[3] ? Number(found[3]) : null
  return hour <= 23 && minute <= 59 && (second ?? 0) <= 59 ? [hour, minute, second] : null
}

/** The time that the fields state, or which of them is missing or wrong. */
export function whenOf(stated: StatedTime, today: Day): When | 'incomplete' | 'backwards' {
  const { mode, zone } = stated
  const day = readDay(stated.date, today)
  if (!day) return 'incomplete'
  const iso = (at: Date | number) => new Date(at).toISOString()
  if (mode === 'day') {
    const last = stated.untilDate.trim() === '' ? day : readDay(stated.untilDate, today)
    if (!last) return 'incomplete'
    const from = instantOf(...day, 0, 0, 0, zone)
    const next = new Date(Date.UTC(last[0], last[1] - 1, last[2] + 1))
    const to = instantOf(next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate(), 0, 0, 0, zone)
    return from < to ? { from: iso(from), to: iso(to), precision: 'day', zone } : 'backwards'
  }
  const clock = readClock(stated.clock)
  if (!clock) return 'incomplete'
  const at = instantOf(...day, clock[0], clock[1], clock[2] ?? 0, zone).getTime()
  if (mode === 'about') return { from: iso(at), to: iso(at + aboutMs), precision: 'about', zone }
  if (mode === 'within') {
    const minutes = Number(stated.minutes.normalize('NFKC'))
    if (!(minutes >= 1 && minutes <= 100_000)) return 'incomplete'
    return { from: iso(at), to: iso(at + minutes * minuteMs), precision: 'within', zone }
  }
  if (mode === 'range') {
    const lastDay = stated.untilDate.trim() === '' ? day : readDay(stated.untilDate, today)
    const lastClock = readClock(stated.untilClock)
    if (!lastDay || !lastClock) return 'incomplete'
    const to = instantOf(...lastDay, lastClock[0], lastClock[1], lastClock[2] ?? 0, zone).getTime()
    return at <= to ? { from: iso(at), to: iso(to), precision: 'range', zone } : 'backwards'
  }
  return { from: iso(at), to: iso(at), precision: clock[2] === null ? 'minute' : 'second', zone }
}

/** The fields for a time that is there already, or for now. */
export function statedOf(when: When | null, nowMs: number, zone: string): StatedTime {
  const shownIn = when?.zone ?? zone
  const [date, clock] = wallOf(when?.from ?? nowMs, shownIn, when?.precision === 'second')
  const isDay = when?.precision === 'day'
  const [untilDate, untilClock] = when ? wallOf(isDay ? Date.parse(when.to) - 1 : when.to, shownIn) : ['', '']
  const span = when ? Math.round((Date.parse(when.to) - Date.parse(when.from)) / minuteMs) : 30
  const isRange = when?.precision === 'range'
  const modes = {
    second: 'exact',
    minute: 'exact',
    day: 'day',
    about: 'about',
    within: 'within',
    range: 'range',
    unknown: 'day',
  } as const
  return {
    mode: modes[when?.precision ?? 'minute'],
    date,
    clock,
    untilDate: (isRange || isDay) && untilDate !== date ? untilDate : '',
    untilClock: isRange ? untilClock : '',
    minutes: String(when?.precision === 'within' ? span : 30),
    zone: shownIn,
  }
}

/** Date and clock on the wall of a zone, as the fields write them. */
export function wallOf(at: string | number, zone: string, withSeconds = false): [date: string, clock: string] {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(at),
  )
  const [date = '', clock = ''] = text.split(' ')
  return [date, withSeconds ? clock : clock.slice(0, 5)]
}

export function todayIn(zone: string, nowMs: number): Day {
  const [year = 1970, month = 1, day = 1] = wallOf(nowMs, zone)[0].split('-').map(Number)
  return [year, month, day]
}
