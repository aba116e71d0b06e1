import { z } from 'zod'
import { speaker } from '#src/core/words.ts'
import { handSheetWords } from './hand-sheet-words.ts'
import { Head } from './head.ts'
import { fixedWords, house } from './house.ts'

/** What to write down by hand at a host before anything is touched: what no backup holds (S2-21), and what not to do (S1-42). */
export const HandSheet = Head.omit({ checkpoint: true }).extend({
  incident: z.string(),
  host: z.string(),
  /** Telephone of the desk, to read its clock and the code of a collection. */
  contact: z.string(),
})
export type HandSheet = z.infer<typeof HandSheet>

const first = ['calm', 'no-restart', 'trap', 'screen', 'two'] as const
const asked = [
  ['clock', 2],
  ['who', 1],
  ['screen-shows', 3],
  ['network', 3],
  ['users', 3],
  ['processes', 3],
  ['media', 2],
  ['cables', 2],
  ['done', 4],
  ['code', 1],
] as const

export function layOutHandSheet(data: HandSheet) {
  const t = speaker(handSheetWords, data.lang)
  return {
    house: house({ ...data, name: t('name'), number: data.incident }),
    w: fixedWords(handSheetWords, data.lang),
    host: data.host,
    contact: data.contact ? t('contact', { contact: data.contact }) : '',
    first: first.map((key) => t(`first.${key}`)),
    asked: asked.map(([key, count]) => ({ what: t(`ask.${key}`), hint: t(`ask.${key}.hint`), count })),
  }
}
