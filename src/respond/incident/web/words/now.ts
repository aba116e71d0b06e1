import { words } from '#src/core/words.ts'

export const nowWords = words({
  'first-hour.away': { ja: '分かりました', en: 'Put this away' },
  next: { ja: '次にすること', en: 'Do next' },
  'next.none': { ja: '今すぐすることはありません', en: 'Nothing is pressing' },
  'next.none.text': {
    ja: '新しいことがわかったら、下の「記録する」で書き留めてください。',
    en: 'When something becomes known, write it down with the button at the bottom.',
  },
  'next.closed': { ja: 'この件は終了しています', en: 'This incident is closed' },
  'next.closed.text': {
    ja: '記録を読むことと書き出すことができます。続きがあれば再開してください。',
    en: 'It can be read and exported. Reopen it if there is more to do.',
  },
  'next.calm': {
    ja: 'まず落ち着いて、わかっていることから書き留めます。',
    en: 'Calm first: begin with what is known.',
  },
  'deadline.none': {
    ja: '期限のある確認事項はありません。',
    en: 'No open question has a deadline.',
  },
  'deadline.next': { ja: '次の期限', en: 'Next deadline' },
  'deadline.late': { ja: '{span}超過', en: '{span} late' },
  'deadline.left': { ja: 'あと{span}', en: '{span} left' },

  since: { ja: '前に見てから', en: 'Since you last looked' },
  'since.at': { ja: '{at}（{span}前）まで既読', en: 'Read up to {at}, {span} ago' },
  'since.never': { ja: 'この件を見るのは初めてです。', en: 'You have not looked at this incident before.' },
  'since.none': { ja: '変わったことはありません。', en: 'Nothing has changed.' },
  'since.read': { ja: 'ここまで読んだ', en: 'Mark as read' },
  'since.read.done': { ja: 'ここまで既読にしました', en: 'Marked as read' },
  'since.open': { ja: '元の項目を開く', en: 'Open the entries' },
  'since.shut': { ja: '折りたたむ', en: 'Fold' },
  'since.people': { ja: '{name} {count}件', en: '{name} {count}' },
  'since.rest': {
    ja: '残り{count}件は記録の画面で見られます。',
    en: '{count, plural, one {# more is} other {# more are}} on the record.',
  },
  'since.record': { ja: '記録を見る', en: 'See the record' },

  questions: { ja: '確認事項', en: 'Open questions' },
  'questions.none': { ja: '答えを待つ確認事項はありません。', en: 'No question waits for an answer.' },
  'questions.ask': { ja: '確認事項を加える', en: 'Add a question' },
  'questions.text': { ja: '確認すること', en: 'What must be found out' },
  'questions.text.hint': {
    ja: '例：「業者Aのログはいつまで残るか」',
    en: 'Such as “How long does vendor A keep its logs?”',
  },
  'questions.due': { ja: '期限を付ける', en: 'Set a time' },
  'questions.due.label': { ja: 'いつまでに', en: 'By when' },
  'questions.add': { ja: '加える', en: 'Add it' },
  'questions.answer': { ja: '答える', en: 'Answer' },
  'questions.answer.text': { ja: '答え', en: 'Answer' },
  'questions.answer.act': { ja: '答えを記録する', en: 'Record the answer' },
  'questions.by': { ja: '{name}、{at}', en: '{name}, {at}' },
  'questions.due-at': { ja: '期限 {at}', en: 'by {at}' },

  blocks: { ja: '終了までに必要なもの', en: 'What blocks closing' },
  'blocks.none': { ja: '終了に必要なものはそろっています。', en: 'Everything that closing needs is there.' },
  glance: { ja: '今の状況', en: 'The situation now' },
  'glance.none': { ja: 'まだ書かれていません。', en: 'Not stated yet.' },
  'glance.all': { ja: '状況の画面へ', en: 'All of the situation' },
})
