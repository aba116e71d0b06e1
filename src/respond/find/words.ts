import { words } from '#src/core/words.ts'

export const findRefusals = words({
  'find.query.invalid': { ja: '探す言葉がありません。', en: 'There is nothing to look for.' },
  'find.cursor.invalid': { ja: '続きの位置を読み取れません。', en: 'The place to continue from cannot be read.' },
})
