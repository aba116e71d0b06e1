import { words } from '#src/core/words.ts'

/** What today's page says of one's own tasks; apart from the rest so that the first page stays light. */
export const mineWords = words({
  title: { ja: '自分の作業', en: 'My tasks' },
  all: { ja: 'すべて見る', en: 'See all' },
  more: { ja: 'ほかに{count, number}件', en: '{count, number} more' },
  late: { ja: '期限超過', en: 'overdue' },
  soon: { ja: '間近', en: 'soon due' },
})
