import { words } from '#src/core/words.ts'

/** Letters of a mass reset: bundles, printing, destruction, what came back. */
export const letterWords = words({
  sort: { ja: '束に分ける', en: 'Sort into bundles' },
  'sort.text': {
    ja: '通知書を届け先ごとに200通までの束に分けます。束の1枚目は送付票で、受け取りの署名欄があります。',
    en: 'Letters are sorted by delivery route into bundles of up to 200. The first sheet of each is the hand-over list with places for signatures.',
  },
  'bundle.letters': { ja: '{count, number}通', en: '{count, plural, one {# letter} other {# letters}}' },
  'bundle.fresh': { ja: '未印刷', en: 'not printed' },
  'bundle.printed': { ja: '印刷 {at}', en: 'printed {at}' },
  'bundle.destroyed': { ja: 'PDF 廃棄 {at}（{by}）', en: 'PDF destroyed {at} ({by})' },
  'bundle.more': { ja: 'ほか{count, number}束', en: '{count, plural, one {# more bundle} other {# more bundles}}' },
  'bundle.all': { ja: 'すべての束を示す', en: 'Show every bundle' },
  print: { ja: '印刷用 PDF', en: 'PDF for printing' },
  again: { ja: 'もう一度印刷', en: 'Print again' },
  'print.title': { ja: '「{bundle}」の PDF を作る', en: 'Make the PDF of “{bundle}”' },
  'print.text': {
    ja: '印刷が終わったら PDF を消し、廃棄を記録してください。もう一度作っても、番号は同じです。',
    en: 'Once it is printed, delete the PDF and record it. Made again, its codes are the same.',
  },
  destroy: { ja: '廃棄を記録', en: 'Record destruction' },
  'destroy.title': { ja: '「{bundle}」の PDF を廃棄した', en: 'The PDF of “{bundle}” is destroyed' },
  'destroy.text': {
    ja: 'どのように消したかを書いてください（PDF の SHA-256 の先頭：{sha}）。',
    en: 'Write how it was destroyed (its SHA-256 begins {sha}).',
  },
  'track.title': { ja: '戻ってきた・受け取られた通知書', en: 'Letters that came back or were fetched' },
  'track.told': {
    ja: '印刷済み {printed, number}、受け取り済み {fetched, number}、戻ってきた {returned, number}、未印刷 {none, number}',
    en: '{printed, number} printed, {fetched, number} fetched, {returned, number} came back, {none, number} not printed',
  },
  'track.logins': { ja: '利用者 ID（1行に1件）', en: 'User IDs, one a line' },
  'track.what': { ja: 'どうなったか', en: 'What became of them' },
  'track.fetched': { ja: '本人が受け取った', en: 'fetched by the person' },
  'track.returned': { ja: '届かずに戻ってきた', en: 'came back undelivered' },
  'track.printed': { ja: '取り消す（印刷済みに戻す）', en: 'take it back (printed)' },
  'track.save': { ja: '記録する', en: 'Record' },
  'track.done': {
    ja: '{count, number}件を記録しました。',
    en: 'Recorded {count, plural, one {# letter} other {# letters}}.',
  },
  'track.unknown': {
    ja: '印刷した通知書のない ID：{logins}',
    en: 'No printed letter: {logins}',
  },
})
