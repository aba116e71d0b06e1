import { words } from '#src/core/words.ts'

/** What `hikeshi alert` says of itself and answers. */
export const alertCliWords = words({
  alert: { ja: 'アラート（検知ルールと侵入検知装置が気づいたこと）', en: 'alerts: what rules and sensors noticed' },
  'alert.list': { ja: 'アラートを重大な順に一覧する', en: 'list alerts, gravest first' },
  'alert.list.state': {
    ja: 'open、suppressed、closed、false-alarm、all のどれか（既定は open）',
    en: 'open, suppressed, closed, false-alarm or all (default open)',
  },
  'alert.level': { ja: 'この重大度だけ', en: 'only of this level' },
  'alert.rule': { ja: 'ルールのキー', en: 'key of the rule' },
  'alert.entity': { ja: '対象（アドレス、ユーザー、ホスト）', en: 'the entity (address, user, host)' },
  'alert.limit': { ja: '最大の件数', en: 'no more than so many' },
  'alert.show': { ja: 'アラートとその根拠の行を示す', en: 'show an alert and the lines that it stands on' },
  'alert.close': { ja: 'アラートを理由とともに終了する', en: 'close an alert with a reason' },
  'alert.reason': { ja: '理由', en: 'the reason' },
  'alert.false-alarm': { ja: '誤報としてルールに数える', en: 'it was a false alarm: counted on the rule' },
  'alert.suppress': {
    ja: 'ルールか対象（または両方）のアラートを期限まで抑える',
    en: 'hold alerts of a rule, of an entity or of both back until a time',
  },
  'alert.until': { ja: '期限（2026-12-01、または RFC 3339）', en: 'until when (2026-12-01, or RFC 3339)' },
  'alert.owner': { ja: '責任者（既定は自分）', en: 'who answers for it (default: yourself)' },
  'alert.suppressions': { ja: '今の抑制を一覧する', en: 'list what is held back' },
  'alert.end-suppression': { ja: '抑制を終える', en: 'end a suppression' },
  'alert.report': { ja: 'アラートを受信箱に入れる', en: 'put an alert into the inbox' },
  'alert.except': {
    ja: 'アラートのルールに例外（Sigmaのフィルター）を作る。選んだものすべてに当てはまる行を外す',
    en: 'make an exception from the rule of an alert, a Sigma filter: lines to which all that is given applies are left out',
  },
  'except.user': { ja: 'このアカウント', en: 'this account' },
  'except.host': { ja: 'このホスト', en: 'this host' },
  'except.address': { ja: 'この発信元アドレス', en: 'this source address' },
  'except.destination': { ja: 'この宛先', en: 'this destination' },
  'except.process': { ja: 'このプログラム', en: 'this program' },
  'except.nothing': {
    ja: '--user、--host、--address、--destination、--process のどれかを指定してください。',
    en: 'Give --user, --host, --address, --destination or --process.',
  },
  excepted: {
    ja: '例外を {file} に保存しました。このアラートの{spared}行がこれから外れ、{left}行が残ります',
    en: 'the exception is kept as {file}: {spared, plural, one {one line} other {# lines}} of the alert would now be left out, {left} still found',
  },
  held: {
    ja: '{until}まで  {what}  責任者 {owner}：{reason}  {id}',
    en: 'until {until}  {what}  {owner}: {reason}  {id}',
  },
  'held.none': { ja: '抑制はありません', en: 'nothing is held back' },
  'held.ended': { ja: '抑制を終えました', en: 'ended' },
  none: { ja: 'アラートはありません', en: 'no alerts' },
  more: { ja: 'ほかに{count}件', en: '{count} more' },
  count: { ja: '{count}回', en: '{count, plural, one {once} other {# times}}' },
  lag: { ja: 'ルールの日付の{days, number}日前から', en: '{days, plural, one {# day} other {# days}} before the rule' },
  gone: {
    ja: '{count}行は保存期間を過ぎたか、今は読めません',
    en: '{count} lines are no longer kept or cannot be read now',
  },
  closed: { ja: '終了しました', en: 'closed' },
  suppressed: { ja: '{until} まで抑制します', en: 'held back until {until}' },
})
