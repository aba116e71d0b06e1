import { words } from '#src/core/words.ts'

export const reviewRefusals = words({
  'review.not-found': { ja: '反省会 {no} はありません。', en: 'There is no review {no}.' },
  'review.time.future': {
    ja: 'まだ来ていない日です。済んでから記録してください。',
    en: 'That day has not come yet. Write it down when it has taken place.',
  },
})

/** Automatic lines about reviews, and the words in them. */
export const reviewEntryWords = words({
  'review.planned': { ja: '反省会{no}を{on}に予定した。{chair}', en: 'Planned review {no} for {on}. {chair}' },
  'review.held': {
    ja: '反省会{no}を{on}に開いた（{people}人）。学んだこと：{learnt}（再発防止策 {measures}件）',
    en: 'Review {no} was held on {on} by {people, plural, one {# person} other {# people}}. Learnt: {learnt} ({measures, plural, one {# measure} other {# measures}})',
  },
  'review.aim': { ja: '反省会{no}で決めたこと', en: 'Decided in review {no}' },
  'review.proof': { ja: '反省会{no}（{on}）', en: 'Review {no} of {on}' },
})
