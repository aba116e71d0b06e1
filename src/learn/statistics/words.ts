import { words } from '#src/core/words.ts'

export const statisticsRefusals = words({
  'statistics.too-long': {
    ja: '期間が長すぎるか、始まりと終わりが逆です。一度に数えられるのは{most}区間までです。期間を短くするか、区切りを大きくしてください。',
    en: 'The span is too long or runs backwards: at most {most} periods are counted at once. Shorten it, or choose larger steps.',
  },
  'statistics.taxonomy.not-found': {
    ja: '分類体系「{taxonomy}」はありません。',
    en: 'There is no taxonomy “{taxonomy}”.',
  },
  'statistics.remark.not-found': {
    ja: 'その注釈はありません。すでに取り下げられています。',
    en: 'There is no such remark; it was withdrawn already.',
  },
})

export const statisticsEntryWords = words({
  'statistics.remarked': {
    ja: '{period}の報告件数に注釈を付けた：{text}',
    en: 'Remarked on the number of reports of {period}: {text}',
  },
  'statistics.remark-withdrawn': {
    ja: '{period}の報告件数の注釈を取り下げた：{text}',
    en: 'Withdrew the remark on the number of reports of {period}: {text}',
  },
})

/** What the rows and groups are called, on the page and in the CSV. */
export const figureWords = words({
  reports: { ja: '報告', en: 'Reports' },
  incidents: { ja: 'インシデント', en: 'Incidents' },
  total: { ja: '合計', en: 'In all' },
  sum: { ja: '期間計', en: 'Sum' },
  group: { ja: '区分', en: 'Group' },
  item: { ja: '項目', en: 'Item' },
  'group.kind': { ja: '種類別', en: 'By kind' },
  'group.channel': { ja: '受付経路別', en: 'By channel' },
  'group.outcome': { ja: '扱い別', en: 'By what became of them' },
  'group.answer': { ja: '返事と報告者の声', en: 'Answers, and what reporters say' },
  'group.noise': { ja: '合計に含まないもの', en: 'Not in the total' },
  'group.severity': { ja: '深刻度別', en: 'By severity' },
  'group.phase': { ja: '今の段階別', en: 'By phase today' },
  'group.detection': { ja: '見つけ方別', en: 'By how it was found' },
  'kind.none': { ja: 'この分類体系の種類なし', en: 'No kind of this taxonomy' },
  'severity.none': { ja: '未判定', en: 'Not graded' },
  'detection.none': { ja: '不明', en: 'Not known' },
  'noise.noise': { ja: 'ノイズ', en: 'Noise' },
  'outcome.new': { ja: '新着', en: 'New' },
  'outcome.taken': { ja: '担当あり', en: 'Taken on' },
  'outcome.incident': { ja: 'インシデントになった', en: 'Became part of an incident' },
  'outcome.disposed': { ja: '対応不要', en: 'Set aside' },
  'answer.answered': { ja: '返事をした', en: 'Answered' },
  'answer.helped': { ja: '役に立った', en: 'It helped' },
  'answer.partly': { ja: '少し役に立った', en: 'It helped a little' },
  'answer.not-helped': { ja: '役に立たなかった', en: 'It did not help' },
  'channel.form': { ja: 'フォーム', en: 'Form' },
  'channel.mail': { ja: 'メール', en: 'Mail' },
  'channel.phone': { ja: '電話', en: 'Telephone' },
  'channel.fax': { ja: 'FAX', en: 'Fax' },
  'channel.paper': { ja: '書面', en: 'Paper' },
  'channel.api': { ja: 'API', en: 'API' },
  'channel.upload': { ja: 'ファイル', en: 'File' },
  'channel.command': { ja: 'コマンド', en: 'Command line' },
  'phase.triage': { ja: '見極め', en: 'Triage' },
  'phase.response': { ja: '対応', en: 'Response' },
  'phase.recovery': { ja: '復旧', en: 'Recovery' },
  'phase.review': { ja: '振り返り', en: 'Review' },
  'phase.closed': { ja: '終了', en: 'Closed' },
  'cause.attacks': { ja: '攻撃そのものの増減', en: 'More or fewer attacks' },
  'cause.reporting': { ja: '報告しようという気持ちの変化', en: 'More or less will to report' },
  'cause.counting': { ja: '受付や数え方の変化', en: 'A change in how we take in or count' },
  'cause.other': { ja: 'その他', en: 'Something else' },
})
