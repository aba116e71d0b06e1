import type { Desk } from '#src/platform/context.ts'
import type { ChangeWindow } from '../calendar.ts'
import { readCountry, readSettings } from '../store.ts'
import type { Given } from './watching.ts'

/** Where nobody said whose holidays count: those of the zone of the organisation, where it tells. */
const countryOfZone = (zone: string): string | null => (zone === 'Asia/Tokyo' ? 'JP' : null)

/** What the detectors of this desk have to know, as it is set now. */
export async function givenOf(
  { state: { db }, zone }: Desk,
  windows: readonly ChangeWindow[] = [],
  countryFile: string | null = null,
): Promise<Given> {
  const set = await readCountry(db)
  const country = set === null ? countryOfZone(zone) : set.country
  return { settings: await readSettings(db), zone, country, windows, countryFile }
}
