import { words } from '#src/core/words.ts'

export const letterRefusals = words({
  'letter.not-found': { ja: '文面「{id}」はありません。', en: 'There is no letter “{id}”.' },
  'letter.version.not-found': { ja: '第{no}版はありません。', en: 'There is no version {no}.' },
  'letter.unsound': {
    ja: '直す所が{count}か所あるため保存できません。\n{lines}',
    en: 'It was not saved: {count, plural, one {# fault} other {# faults}}.\n{lines}',
  },
  'letter.other-id': {
    ja: '本文のidが「{id}」です。「{wanted}」のままにしてください。',
    en: 'The text has the id “{id}”. Leave it at “{wanted}”.',
  },
  'letter.same': { ja: '保存済みの文面と同じです。', en: 'The text is the one that is saved already.' },
  'letter.not-printed': {
    ja: 'この文面はメールで送るものです。PDFにはなりません。',
    en: 'This letter goes by mail; there is no PDF of it.',
  },
  'letter.not-own': { ja: 'この文面は同梱のままです。', en: 'This letter is the one that came with Hikeshi already.' },
  'letter.only-own': {
    ja: 'この文面には同梱のものがありません。戻す先がないため、そのまま残します。',
    en: 'No letter of this name came with Hikeshi; there is nothing to go back to.',
  },
})

/** Automatic lines about letters changed at the desk. */
export const letterEntryWords = words({
  'letter.saved': {
    ja: '文面「{ja}」（{en}）の第{no}版を保存した。{reason}',
    en: 'Saved version {no} of letter “{en}” ({ja}). {reason}',
  },
  'letter.reset': {
    ja: '文面「{ja}」（{en}）を同梱のものに戻した（第{no}版）。{reason}',
    en: 'Went back to the letter “{en}” ({ja}) that came with Hikeshi (version {no}). {reason}',
  },
})
