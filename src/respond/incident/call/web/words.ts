import { words } from '#src/core/words.ts'

export const callWords = words({
  title: { ja: '知らせる相手（{level}）', en: 'Whom to tell ({level})' },
  'title.plain': { ja: '知らせる相手', en: 'Whom to tell' },
  'no-level': {
    ja: '深刻度を決めると、だれに、どの順で知らせるかがここに出ます。',
    en: 'Once it is graded, this says whom to tell, and in which order.',
  },
  'no-level.act': { ja: '評価する', en: 'Grade it' },
  within: { ja: '{at}まで', en: 'by {at}' },
  'standing.none': { ja: 'まだ', en: 'Not yet' },
  'standing.waiting': { ja: '応答待ち（{name}、{at}まで）', en: 'Waiting for {name} until {at}' },
  'standing.silent': { ja: '応答なし。次は{name}', en: 'No answer. Next: {name}' },
  'standing.exhausted': { ja: '全員が応答なし。もう一度はじめから', en: 'Nobody answered. Begin again' },
  'standing.acknowledged': { ja: '{name}が了解（{at}）', en: '{name} knows of it ({at})' },
  next: { ja: '次：{name} {phone} {hours}', en: 'Next: {name} {phone} {hours}' },
  unlisted: {
    ja: '当番表に人がいません。連絡先の画面で決めておけます。',
    en: 'Nobody is on the duty list for this. Set it under Contacts.',
  },
  'call.other': { ja: '呼び出した', en: 'Called somebody' },
  'call.name': { ja: 'だれを', en: 'Whom' },
  'call.channel': { ja: '手段', en: 'By which way' },
  'call.save': { ja: '記録する', en: 'Record it' },
  'answer.acknowledged': { ja: '応答した', en: 'They answered' },
  'answer.no-answer': { ja: '応答なし', en: 'No answer' },
  'for.call': { ja: '{post}を呼び出した', en: 'Called somebody: {post}' },
  'for.acknowledged': { ja: '{name}が応答した', en: 'They answered: {name}' },
  'for.no-answer': { ja: '{name}は応答なし', en: 'No answer: {name}' },
  tree: { ja: '電話連絡網を印刷', en: 'Print the telephone tree' },
})
