import { words } from '#src/core/words.ts'

export const drillRefusals = words({
  'drill.check.not-found': {
    ja: 'その実施や確認の記録はありません。',
    en: 'There is no such exercise or check on the record.',
  },
})

/** Automatic lines about what came of an exercise, and the words in them. */
export const drillEntryWords = words({
  'drill.carried': {
    ja: '「{name}」（{on}）で分かったことを再発防止策{no}にした。',
    en: 'What “{name}” of {on} showed became measure {no}.',
  },
  'drill.aim': { ja: '「{name}」（{on}）で分かったこと', en: 'Seen in “{name}” of {on}' },
  'drill.reason': { ja: '「{name}」（{on}）で分かったこと：{text}', en: 'Seen in “{name}” of {on}: {text}' },
})
