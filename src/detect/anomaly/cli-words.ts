import { words } from '#src/core/words.ts'

/** What `hikeshi hunt --anomaly` and `hikeshi anomaly` say. */
export const anomalyCliWords = words({
  anomaly: { ja: 'ふだんとの違い（ルールなしで気づいたこと）', en: 'what is unusual, without rules' },
  'anomaly.list': {
    ja: 'ふだんと違うことを一覧する（ふだん、起きたこと、その珍しさを1文で）',
    en: 'list what is unusual: what usual was, what happened, how rare that is',
  },
  'anomaly.thresholds': {
    ja: '検知ごとの境目、学習の日数、知らせた回数、誤報を示す',
    en: 'from where on each detector speaks, what it learnt, how often it spoke and was wrong',
  },
  'anomaly.set': {
    ja: '検知の境目や学習の日数を変え、止めたり再び有効にしたりする',
    en: 'set the threshold of a detector, switch it off or on',
  },
  'anomaly.holidays': {
    ja: '祝日を日曜と同じに扱う国を示す、変える（JP、DE-BY、none）',
    en: 'whose public holidays are taken like Sundays; JP, DE-BY or none sets it',
  },
  'anomaly.windows': {
    ja: '知らせてある変更予定（その間、そのホストで変わることは知らせない）。知らせるのは hikeshi integrity announce',
    en: 'announced changes, in which nothing is told of what changes on their hosts; hikeshi integrity announce makes one',
  },
  'set.threshold': { ja: '境目。大きいほど静かになる', en: 'from where on it speaks; a higher one says less' },
  'set.days': { ja: '学ぶだけの日数', en: 'days to learn only' },
  'set.on': { ja: '再び有効にする', en: 'switch it on again' },
  'set.off': { ja: '止める（学び続ける）', en: 'switch it off; it goes on learning' },
  'set.unknown': {
    ja: '「{name}」という検知はありません。使える名前: {names}',
    en: 'There is no detector “{name}”. Choose from {names}.',
  },
  'threshold.number': { ja: '正の数で指定してください。', en: 'give a positive number' },
  'row.threshold': { ja: '境目 {value}（{what}）', en: 'threshold {value} ({what})' },
  'row.off': { ja: '停止中', en: 'off' },
  'row.days': { ja: '学習 {days}日', en: 'learns {days, plural, one {# day} other {# days}}' },
  'row.known': { ja: '覚えている数 {known}', en: 'remembers {known}' },
  'row.spoke': {
    ja: '知らせた回数 {matches}、誤報 {falseAlarms}',
    en: 'spoke {matches, plural, one {once} other {# times}}, {falseAlarms} of them false alarms',
  },
  'holidays.are': {
    ja: '{country, select, none {祝日を考えに入れていません} other {{country}の祝日は日曜と同じに扱います}}',
    en: '{country, select, none {no public holidays are taken into account} other {public holidays of {country} are taken like Sundays}}',
  },
  window: { ja: '{from} から {to} まで  {hosts}  {name}', en: '{from} to {to}  {hosts}  {name}' },
  'windows.none': { ja: '知らせてある変更予定はありません', en: 'no changes are announced' },
  'hunt.anomaly': {
    ja: 'ルールの代わりに、ふだんと違うことを探す（FILE か --archive）',
    en: 'instead of rules: look for what is unusual, in FILE or with --archive',
  },
  'hunt.learn': {
    ja: '学習だけに使う日数（既定は検知ごと。短いログなら 0）',
    en: 'days to learn only (default: those of each detector; 0 for a short log)',
  },
  'hunt.country': {
    ja: '祝日を知るための国（JP、DE-BY など）',
    en: 'country whose holidays count (JP, DE-BY)',
  },
  'hunt.zone': { ja: '曜日と時間帯の地域（Asia/Tokyo など）', en: 'time zone of days and hours (Asia/Tokyo)' },
  unreadable: {
    ja: '{count}行はJSONの出来事として読めませんでした',
    en: '{count, plural, one {# line is} other {# lines are}} no event in JSON',
  },
  timeless: {
    ja: '{count}行には時刻がなく、見ることができませんでした',
    en: '{count, plural, one {# line has} other {# lines have}} no time and could not be looked at',
  },
  sum: { ja: '{lines}行のうち、ふだんと違うこと {findings}件', en: '{lines} lines, {findings} unusual things' },
  partial: { ja: '今は読めない部分があります: {missing}', en: 'parts that could not be asked: {missing}' },
  'needs-rules': {
    ja: '--rules か --anomaly のどちらかを指定してください',
    en: 'give either --rules or --anomaly',
  },
})
