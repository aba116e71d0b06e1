import { words } from '#src/core/words.ts'

/** Words of the matrix of answers, on pages and in its CSV. */
export const matrixWords = words({
  'kind.unit': { ja: '部局', en: 'unit' },
  'kind.outside': { ja: '外部', en: 'outside' },
  'cell.not-asked': { ja: '（照会していない）', en: '(not asked)' },
  'cell.open': { ja: '（未回答）', en: '(no answer yet)' },
  'csv.unit': { ja: '照会先', en: 'asked' },
  'csv.kind': { ja: '区分', en: 'kind' },
  'csv.answered': { ja: '回答日時', en: 'answered at' },
})
