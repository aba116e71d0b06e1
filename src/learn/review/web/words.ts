import { words } from '#src/core/words.ts'

export const reviewPageWords = words({
  none: { ja: '反省会はまだありません', en: 'No review yet' },
  'none.text': {
    ja: '片付いたら、関わった人で振り返ります。誰を責めるのでもなく、うまくいったことと、次に変えることを残します。決めたことは再発防止策になり、終わるまで追われます。',
    en: 'When things have calmed down, those who took part look back: not to blame, but to keep what went well and change what did not. What is decided becomes a measure and is followed to its end.',
  },
  plan: { ja: '反省会を予定する', en: 'Plan a review' },
  title: { ja: '反省会{no}', en: 'Review {no}' },
  planned: { ja: '予定日', en: 'Planned for' },
  overdue: { ja: '日を過ぎています', en: 'overdue' },
  chair: { ja: '進行役', en: 'Led by' },
  place: { ja: '場所', en: 'Place' },
  save: { ja: '記録する', en: 'Save' },
  hold: { ja: '結果を記録する', en: 'Write how it went' },
  change: { ja: '結果を改める', en: 'Change how it went' },
  'hold.title': { ja: '反省会{no}の結果', en: 'How review {no} went' },
  held: { ja: '開いた日', en: 'Held on' },
  people: { ja: '出席した人', en: 'Who was there' },
  'people.hint': { ja: '名前を読点か改行で区切ります。', en: 'Names, parted by commas or lines.' },
  well: { ja: 'うまくいったこと', en: 'What went well' },
  badly: { ja: 'うまくいかなかったこと・遅れたこと', en: 'What did not, or took too long' },
  learnt: { ja: '学んだこと', en: 'What was learnt' },
  actions: { ja: '次に変えること', en: 'What is to be done differently' },
  'actions.hint': {
    ja: '1行に「すること,担当,期限（2026-12-01）」。保存すると再発防止策になります。',
    en: 'A line each: what,who,due (2026-12-01). Each becomes a measure when you save.',
  },
  'lines.wrong': { ja: '読めない行：{lines}', en: 'Lines that cannot be read: {lines}' },
  measures: { ja: '生まれた再発防止策', en: 'Measures that came of it' },
})
