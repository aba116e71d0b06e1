import { words } from '#src/core/words.ts'

/** Apart from the words of the page of measures: today's page is the first that loads. */
export const overdueWords = words({
  overdue: { ja: '期限を過ぎた再発防止策', en: 'Measures overdue' },
  'see-all': { ja: 'すべて見る（{count}件）', en: 'See all ({count})' },
})
