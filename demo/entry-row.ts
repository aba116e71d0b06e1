// One line of `kobe/entries.csv`: an entry of a record kept elsewhere, on paper or in a spreadsheet. The columns are in demo/README.md.
import { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { instantOf, isZone, type When } from '#src/core/time.ts'

export const ENTRY_COLUMNS = [
  'no',
  'date',
  'time',
  'to',
  'precision',
  'zone',
  'kind',
  'party',
  'who',
  'text_ja',
  'text_en',
  'stated',
] as const

const clock = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/
const day = /^\d{4}-\d{2}-\d{2}$/

export const EntryRow = z.object({
  no: z.coerce.number().int().positive(),
  date: z.iso.date(),
  time: z.union([z.literal(''), z.string().regex(clock)]),
  to: z.union([z.literal(''), z.string().regex(/^(\d{4}-\d{2}-\d{2})?( ?\d{2}:\d{2}(:\d{2})?)?$/)]),
  precision: z.enum(['minute', 'second', 'within', 'day', 'about', 'range']),
  zone: z.string().refine(isZone),
  kind: z.enum([
    'fact',
    'action',
    'decision',
    'contact',
    'finding',
    'containment',
    'request',
    'meeting',
    'media',
    'complaint',
    'note',
  ]),
  party: z.string().max(300),
  who: z.string().max(300),
  text_ja: z.string().max(50_000),
  text_en: z.string().max(50_000),
  stated: z.string().max(200),
})
export type EntryRow = z.infer<typeof EntryRow>

/** `業者A|Vendor A`: a name in both languages. Without a bar the one name serves both. */
export function namesOf(cell: string): { readonly ja: string; readonly en: string } | null {
  const [ja = '', en = ''] = cell.split('|', 2).map((name) => name.trim())
  return ja || en ? { ja: ja || en, en: en || ja } : null
}

export const textOf = (row: EntryRow, lang: Language): string =>
  (lang === 'ja' ? row.text_ja || row.text_en : row.text_en || row.text_ja).trim()

/** The time of a row, as exactly as the row knows it. Throws a RangeError that names the column when it cannot be. */
export function whenOf(row: EntryRow): When {
  const { precision, zone } = row
  const stated = row.stated || undefined
  const when = (from: Date, to: Date): When => {
    if (from > to) throw new RangeError('to')
    return { from: from.toISOString(), to: to.toISOString(), precision, zone, ...(stated ? { stated } : {}) }
  }
  if (precision === 'day') {
    const last = row.to === '' ? row.date : row.to
    if (!day.test(last)) throw new RangeError('to')
    return when(at(row.date, '00:00', zone), at(last, '00:00', zone, 1))
  }
  if (row.time === '') throw new RangeError('time')
  const from = at(row.date, row.time, zone)
  if (precision === 'within' || precision === 'range') {
    const [, date, time] = /^(\d{4}-\d{2}-\d{2})? ?(\d{2}:\d{2}(?::\d{2})?)$/.exec(row.to) ?? []
    if (time === undefined || !clock.test(time)) throw new RangeError('to')
    return when(from, at(date ?? row.date, time, zone))
  }
  if (row.to !== '') throw new RangeError('to')
  return when(from, from)
}

function at(date: string, time: string, zone: string, plusDays = 0): Date {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
  return instantOf(year, month, dayOfMonth + plusDays, hour, minute, second, zone)
}
