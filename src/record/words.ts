import { words } from '#src/core/words.ts'

/** What a person is told when the record cannot do what was asked. */
export const recordRefusals = words({
  'record.entry.not-found': { ja: 'この記録は見つかりません。', en: 'There is no such entry.' },
  'record.entry.too-large': {
    ja: '記録が長すぎます。分けて書くか、ファイルとして添付してください。',
    en: 'The entry is too long. Split it, or attach it as a file.',
  },
  'record.entry.already-erased': {
    ja: 'この記録の内容はすでに消去されています。',
    en: 'The contents of this entry are already erased.',
  },
  'record.entry.cannot-erase': {
    ja: '消去の経緯を示す記録は消去できません。',
    en: 'An entry that says that another was erased cannot be erased itself.',
  },
  'record.empty': { ja: 'まだ記録がありません。', en: 'There are no entries yet.' },
})
