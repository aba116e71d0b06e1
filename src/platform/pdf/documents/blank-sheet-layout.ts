import { zoneLabel } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { BlankSheet } from './blank-sheet.ts'
import { blankSheetWords } from './blank-sheet-words.ts'
import { fixedWords, house } from './house.ts'

/** Blank record sheets, numbered so that a lost one is noticed. */
export function layOutBlankSheet(data: BlankSheet) {
  const t = speaker(blankSheetWords, data.lang)
  const column = (key: 'time' | 'exact' | 'who' | 'what' | 'source' | 'entered') => ({
    name: t(`col.${key}`),
    hint: t(`col.${key}.hint`, { zone: zoneLabel(data.zone, data.generated.at) }),
  })
  const last = data.firstSheet + data.sheets - 1
  return {
    house: house({ ...data, name: t('name') }),
    w: fixedWords(blankSheetWords, data.lang),
    number: data.number ?? '',
    title: data.title ?? '',
    contact: data.contact ? t('contact', { contact: data.contact }) : '',
    columns: (['time', 'exact', 'who', 'what', 'source', 'entered'] as const).map(column),
    exact: (['exact1', 'exact2', 'exact3', 'exact4'] as const).map((key) => t(key)),
    sheets: Array.from({ length: data.sheets }, (_, index) => `${data.firstSheet + index} / ${last}`),
  }
}
