import { words } from '#src/core/words.ts'

/** Being there when people first sign in again. */
export const presenceWords = words({
  title: { ja: '最初の利用への立会い', en: 'There at the first use' },
  none: {
    ja: '変更後に最初に使う授業や窓口に、だれがいつ立ち会うかを決め、どうだったかを残します。',
    en: 'Settle who is there, and when, at the first class or counter after the change, and record how it went.',
  },
  add: { ja: '立会いを決める', en: 'Make an appointment' },
  save: { ja: '決める', en: 'Make it' },
  at: { ja: '日時', en: 'When' },
  what: { ja: '何の最初の利用か', en: 'First use of what' },
  place: { ja: '場所', en: 'Where' },
  who: { ja: '立ち会う人', en: 'Who is there' },
  special: { ja: 'どの集団のためか', en: 'For which group' },
  'special.none': { ja: '特に決めない', en: 'None in particular' },
  where: { ja: '{place}・立会い {who}', en: '{place}, {who}' },
  tell: { ja: '結果を記録', en: 'Tell how it went' },
  'tell.title': { ja: '{what}の結果', en: 'How it went: {what}' },
  'tell.save': { ja: '記録する', en: 'Record it' },
  untold: { ja: '結果がまだありません', en: 'nobody has told how it went' },
  outcome: { ja: '結果', en: 'Outcome' },
  'outcome.well': { ja: '問題なし', en: 'Went well' },
  'outcome.trouble': { ja: '問題あり', en: 'There was trouble' },
  'outcome.cancelled': { ja: '取りやめ', en: 'Cancelled' },
  people: { ja: '{count, number}人が利用', en: '{count, plural, one {# person} other {# persons}} signed in' },
  'people.label': { ja: 'ログインできた人数', en: 'How many could sign in' },
  'people.wrong': { ja: '人数を数字で入力してください。', en: 'Give a number.' },
  note: { ja: 'ようす', en: 'What happened' },
})
