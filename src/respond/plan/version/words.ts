import { words } from '#src/core/words.ts'

export const planVersionRefusals = words({
  'plan.version.not-found': { ja: '計画の第{no}版はありません。', en: 'The plan has no version {no}.' },
  'plan.version.empty': {
    ja: '計画にまだ作業がありません。作業を加えてから版にしてください。',
    en: 'The plan has no task yet. Add one first, then keep a version.',
  },
  'plan.version.too-many': {
    ja: '計画の版は{limit}までです。作業の変更は版にしなくても記録に残ります。',
    en: 'A plan has {limit} versions at most. Every change of a task stands on the record anyway.',
  },
})

/** Automatic lines about versions of the plan, and what made it change. */
export const planVersionEntryWords = words({
  'plan.version': {
    ja: '計画を第{no}版「{name}」とした：作業{tasks, number}件、前の版から変更{changes, number}件。きっかけ：{cause}。{reason}{told}',
    en: 'Kept the plan as version {no}, “{name}”: {tasks, plural, one {# task} other {# tasks}}, {changes, plural, one {# change} other {# changes}} since the one before. Because of: {cause}. {reason}{told}',
  },
  'plan.version.told': { ja: '　知らせた先：{told}', en: ' Told: {told}' },
  'plan.version.cause.first': { ja: '最初の案', en: 'first draft' },
  'plan.version.cause.findings': { ja: '調べて分かったこと', en: 'what was found' },
  'plan.version.cause.inquiries': { ja: '問い合わせから見えたこと', en: 'what inquiries showed' },
  'plan.version.cause.complaints': { ja: '苦情', en: 'complaints' },
  'plan.version.cause.delay': { ja: '遅れ', en: 'delay' },
  'plan.version.cause.decision': { ja: '上の決定', en: 'a decision' },
  'plan.version.cause.other': { ja: 'その他', en: 'something else' },
})
