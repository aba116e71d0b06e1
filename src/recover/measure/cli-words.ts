import { words } from '#src/core/words.ts'

/** What `hikeshi measure` says of itself and answers. */
export const measureCliWords = words({
  measure: { ja: '再発防止策', en: 'measures against recurrence' },
  'measure.list': { ja: '再発防止策を一覧する', en: 'list measures' },
  'measure.overdue': {
    ja: '期限を過ぎた再発防止策を示す（あれば終了コード1）',
    en: 'list what is overdue over all incidents; exit code 1 when there is something',
  },
  'measure.hand-over': {
    ja: '担当者の去った人や統合された部署の再発防止策を、別の担当に引き継ぐ',
    en: 'give the open measures of somebody who left, or of a unit that merged, to another owner',
  },
  'measure.from': { ja: '今の担当（人か部署の名前）', en: 'the owner until now, a person or a unit' },
  'measure.to': { ja: '新しい担当（人か部署の名前）', en: 'the new owner, a person or a unit' },
  'handed-over': { ja: '{count}件を引き継いだ', en: '{count} handed over' },
  'measure.incident': { ja: '一つのインシデントに限る（2026-0001）', en: 'of one incident only, 2026-0001' },
  'measure.show': { ja: 'open（既定）、overdue、all', en: 'open (default), overdue or all' },
  counts: {
    ja: '進行中 {open}、期限超過 {overdue}、確認待ち {verify}、担当者なし {orphans}',
    en: '{open} open, {overdue} overdue, {verify} to be verified, {orphans} without an owner',
  },
})
