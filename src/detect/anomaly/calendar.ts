// Hours as people live them: the hour of the week in the zone of the organisation; a public holiday is like a Sunday.
import Holidays from 'date-holidays'

export type Week = {
  /** 0 is Sunday from midnight, 167 Saturday from 23:00. */
  hourOf(atMs: number): number
}

export const weekHours = 168
const hourMs = 3_600_000
/** Hours that are remembered; more are found out again. */
const mostKnown = 20_000

/** `country` by ISO 3166, with a region as `DE-BY`; null knows no holidays. */
export function weekOf(zone: string, country: string | null): Week {
  const known = new Map<number, number>()
  const shape = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const holidays = country === null ? null : new Holidays(...(country.split('-') as [string]))
  const days = new Map<string, boolean>()
  const isHoliday = (day: string): boolean => {
    if (holidays === null) return false
    let found = days.get(day)
    if (found === undefined) {
      found = (holidays.isHoliday(`${day} 12:00:00`) || []).some(({ type }) => type === 'public')
      if (days.size > mostKnown) days.clear()
      days.set(day, found)
    }
    return found
  }
  return {
    hourOf(atMs) {
      // Zones that are half an hour off change their hour within ours; that blurs an edge, no more.
      const key = Math.floor(atMs / hourMs)
      let hour = known.get(key)
      if (hour === undefined) {
        const part = Object.fromEntries(shape.formatToParts(key * hourMs).map(({ type, value }) => [type, value]))
        const day = `${part.year}-${part.month}-${part.day}`
        hour = (isHoliday(day) ? 0 : weekdays.indexOf(part.weekday!)) * 24 + Number(part.hour)
        if (known.size > mostKnown) known.clear()
        known.set(key, hour)
      }
      return hour
    },
  }
}

/** Whether the holidays of this country, or of this region of it, are known. */
export function isCountryKnown(code: string): boolean {
  const [country = '', region] = code.split('-')
  const known = new Holidays()
  if (!(country in known.getCountries())) return false
  return region === undefined || region in (known.getStates(country) ?? {})
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** A time in which somebody works on systems, as it was announced: of those whose names fit, in the bytes of UTF-8 as Latin-1. */
export type ChangeWindow = { readonly fromMs: number; readonly toMs: number; readonly names: RegExp }

export const isInChange = (windows: readonly ChangeWindow[], atMs: number, names: readonly string[]): boolean =>
  windows.some(
    ({ fromMs, toMs, names: fits }) =>
      atMs >= fromMs &&
      atMs <= toMs &&
      names.some((name) => name !== '' && fits.test(Buffer.from(name).toString('latin1'))),
  )
