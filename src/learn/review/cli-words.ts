import { words } from '#src/core/words.ts'

/** What `hikeshi review` says of itself and answers. */
export const reviewCliWords = words({
  review: {
    ja: '反省会：学んだことと、そこから生まれた再発防止策',
    en: 'the meeting that looks back: what was learnt, and what comes of it',
  },
  'review.show': {
    ja: '反省会を示す（日を過ぎて開いていないものがあれば終了コード1）',
    en: 'show the reviews; exit code 1 when one was not held by its day',
  },
  'review.plan': { ja: '反省会を予定する', en: 'plan a review' },
  'review.incident': { ja: 'インシデントの番号（2026-0001）', en: 'number of the incident, 2026-0001' },
  'review.on': { ja: '日（2026-12-01）', en: 'day, 2026-12-01' },
  'review.chair': { ja: '進行役', en: 'who leads it' },
  planned: { ja: '予定', en: 'planned' },
  overdue: { ja: '日を過ぎた', en: 'overdue' },
  held: { ja: '開いた', en: 'held' },
  none: { ja: '反省会はまだありません', en: 'no review yet' },
})
