import { words } from '#src/core/words.ts'

export const preparationEntryWords = words({
  'preparation.answered': {
    ja: '備えについて{to}に求めた：{asked}。答え：{outcome, select, approved {承認} refused {却下} other {保留}}。{reason}',
    en: 'Asked {to} for preparation: {asked}. Answer: {outcome, select, approved {approved} refused {refused} other {later}}. {reason}',
  },
})

/** On the page and on paper: no word that needs explaining. */
export const preparationWords = words({
  title: { ja: '備えの値打ち', en: 'What preparation is worth' },
  lead: {
    ja: '経営層に見せるための一枚です。数字はすべて、この窓口の記録から数えています。',
    en: 'One page to show to management. Every figure is counted from the record of this desk.',
  },
  'as-of': { ja: '{at} 現在', en: 'as of {at}' },
  since: {
    ja: '{at} 以後に気づいた{count, number}件から',
    en: 'From {count, plural, one {# incident} other {# incidents}} noticed since {at}',
  },
  'cases.none': {
    ja: 'この間にインシデントはありません。比べられるものがまだありません。',
    en: 'No incident in this time: nothing can be compared yet.',
  },
  'what-we-found': { ja: '手順書に沿った件と、その場で対応した件', en: 'With an agreed procedure, and without' },
  'column.what': { ja: '比べるもの', en: 'Compared' },
  'column.prepared': { ja: '手順書に沿った{count, number}件', en: 'With a procedure ({count, number})' },
  'column.ad-hoc': { ja: 'その場の対応{count, number}件', en: 'Without ({count, number})' },
  contained: { ja: '気づいてから最初の封じ込めまで（中央値）', en: 'From notice to first containment (median)' },
  closed: { ja: '気づいてから終了まで（中央値）', en: 'From notice to close (median)' },
  of: { ja: '{span}（{of, number}件から）', en: '{span} (of {of, number})' },
  unknown: { ja: 'まだ分からない', en: 'not known yet' },
  slower: {
    ja: '手順書のない件は、封じ込めまでに{times}倍の時間がかかりました。その間にも被害は広がります。',
    en: 'Without a procedure it took {times} times as long to contain the incident, while the damage went on.',
  },
  'too-few': {
    ja: 'どちらかが{least}件に満たないか、差がないため、備えの効果はまだ数字では言えません。',
    en: 'With fewer than {least} cases on a side, or no difference, the figures do not yet say what preparation does.',
  },
  losses: { ja: '記録された被害の合計', en: 'Losses on record' },
  'losses.none': { ja: '被害額はまだ記録されていません。', en: 'No loss in money is on record yet.' },
  loss: {
    ja: '{unit} {low}〜{high}（{cases, number}件）',
    en: '{unit} {low} to {high} ({cases, plural, one {# incident} other {# incidents}})',
  },
  readiness: { ja: 'いまの備え', en: 'How ready we are' },
  'readiness.sum': {
    ja: '決めてある{all, number}項目のうち、確かめて整っているもの{well, number}、見直しの時期を過ぎたもの{overdue, number}、足りないもの{wanting, number}、一度も確かめていないもの{never, number}。',
    en: 'Of {all, number} things agreed on, {well, number} are checked and in order, {overdue, number} are due for review, {wanting, number} are wanting, and {never, number} were never checked.',
  },
  'readiness.gaps': { ja: 'まったく決まっていないもの：{list}', en: 'Not agreed on at all: {list}' },
  need: { ja: 'お願いしたいこと', en: 'What we ask for' },
  'need.text': {
    ja: '足りない備えに、担当する人と時間を割り当ててください。起きてから集める人手は、いつも平常時より高くつきます。',
    en: 'Please give the missing preparation people and time. Hands that are gathered after the fact always cost more than before it.',
  },
  answers: { ja: '経営層の答え', en: 'What management answered' },
  'answers.none': { ja: 'まだ求めていません。', en: 'Nobody was asked yet.' },
  'outcome.approved': { ja: '承認', en: 'approved' },
  'outcome.refused': { ja: '却下', en: 'refused' },
  'outcome.later': { ja: '保留', en: 'later' },
  'pdf.ja': { ja: 'PDF（日本語）', en: 'PDF (Japanese)' },
  'pdf.en': { ja: 'PDF（英語）', en: 'PDF (English)' },
  'answer.note': { ja: '答えを記録', en: 'Note an answer' },
  'answer.to': { ja: '誰に', en: 'Whom' },
  'answer.asked': { ja: '何を求めたか（人、時間、費用）', en: 'What was asked for (people, time, money)' },
  'answer.outcome': { ja: '答え', en: 'Answer' },
  'answer.reason': { ja: '理由・条件', en: 'Reason, conditions' },
  'answer.save': { ja: '記録する', en: 'Note it' },
})
