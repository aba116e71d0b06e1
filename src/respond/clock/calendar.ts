// Days on which an authority is closed: weekends, the holidays of its country by a kept library, and what a regime adds.
import Holidays from 'date-holidays'
import type { Wording } from '#src/prepare/knowledge/wording.ts'
import type { Regime } from './regime.ts'

/** A day as the calendar writes it: `2026-06-17`. */
export type Day = string
/** Why a day is closed; null for an open one. Where the library has no name in a language, it is in that of the country. */
export type Closed =
  | { readonly why: 'weekend' | 'closing' }
  | { readonly why: 'holiday'; readonly name: Wording }
  | null
export type Calendar = { readonly country: string | null; closed(day: Day): Closed }

const years = new Map<string, ReadonlyMap<Day, Wording>>()
const mostYears = 2_000

/** Whether the holidays of a country are known, by ISO 3166. */
export function isCountry(code: string): boolean {
  countries ??= new Set(Object.keys(new Holidays().getCountries()).filter((one) => /^[A-Z]{2}$/.test(one)))
  return countries.has(code)
}
let countries: ReadonlySet<string> | undefined

/** The calendar of a regime; where it names no country, of the one given. Without either only weekends are closed. */
export function calendarOf({ calendar }: Pick<Regime, 'calendar'>, country: string | null): Calendar {
  const whose = calendar.country ?? (country && isCountry(country) ? country : null)
  const closings = new Set(calendar.closed)
  return {
    country: whose,
    closed(day) {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      const name = whose === null ? undefined : holidaysOf(whose, Number(day.slice(0, 4))).get(day)
      if (name !== undefined) return { why: 'holiday', name }
      if (weekday === 0 || weekday === 6) return { why: 'weekend' }
      return closings.has(day.slice(5)) ? { why: 'closing' } : null
    },
  }
}

/** Public holidays of a year by day; one that lasts several days stands on each. */
function holidaysOf(country: string, year: number): ReadonlyMap<Day, Wording> {
  const key = `${country} ${year}`
  const found = years.get(key)
  if (found) return found
  const days = new Map<Day, Wording>()
  libraries.set(country, libraries.get(country) ?? new Holidays(country))
  const library = libraries.get(country)!
  // One that begins in December may last into January.
  for (const from of [year - 1, year]) {
    const inEnglish = library.getHolidays(from, 'en')
    for (const [at, { date, start, end, name, type }] of library.getHolidays(from, japanese).entries()) {
      if (type !== 'public') continue
      const said = { ja: name, en: inEnglish[at]?.name ?? name }
      const length = Math.min(30, Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs)))
      for (let further = 0; further < length; further++) {
        const day = plus(date.slice(0, 10), further)
        if (day.startsWith(String(year)) && !days.has(day)) days.set(day, said)
      }
    }
  }
  if (country === 'JP') betweenTwo(days)
  if (years.size >= mostYears) years.clear()
  years.set(key, days)
  return days
}
/** As the library calls it. */
const japanese = 'jp'
const libraries = new Map<string, Holidays>()

/** In Japan a day between two holidays is one too (Act on National Holidays, art. 3(3)); the library knows only some of them. */
function betweenTwo(days: Map<Day, Wording>): void {
  for (const day of [...days.keys()]) {
    const next = plus(day, 1)
    if (!days.has(next) && days.has(plus(day, 2)) && new Date(`${next}T00:00:00Z`).getUTCDay() !== 0)
      days.set(next, { ja: '国民の休日', en: 'Citizens’ Holiday' })
  }
}

const plus = (day: Day, by: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10)
const dayMs = 86_400_000
