import { words } from '#src/core/words.ts'

/** What “do next” says of the plan. */
export const nextWords = words({
  playbook: { ja: '手順書「{name}」に沿って始める', en: 'Begin by the playbook “{name}”' },
  'playbook.why': {
    ja: '{count, number}の手順が、順に並んだ作業になります。',
    en: 'Its {count, number} steps become tasks, in their order.',
  },
  gate: { ja: 'ゲート：{says}', en: 'Gate: {says}' },
  'gate.why': {
    ja: 'まだ通っていません。先の作業を済ませるか、例外を記録します。',
    en: 'Not passed. Finish what comes first, or record an exception.',
  },
  late: { ja: '期限を{span}過ぎています。', en: 'It is {span} overdue.' },
  mine: { ja: 'あなたの担当です。', en: 'It is yours.' },
  by: { ja: '担当：{name}', en: 'By {name}' },
  begun: { ja: '着手しています。', en: 'It has begun.' },
  ready: { ja: '今できる作業です。', en: 'It can be done now.' },
})
