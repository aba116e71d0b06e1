import { words } from '#src/core/words.ts'

export const coverageRefusals = words({
  'coverage.not-found': {
    ja: 'その定めはないか、取り消されています。',
    en: 'Nothing is said of that system, or it was taken back.',
  },
  'coverage.system.already-used': {
    ja: '「{name}」についてはすでに定めてあります。',
    en: 'Something is said of “{name}” already.',
  },
  'coverage.reason.missing': {
    ja: 'ログを要らないとする理由を書いてください。',
    en: 'Say why it need not log.',
  },
})

export const coverageEntryWords = words({
  'coverage.must': {
    ja: '「{name}」はログを送ることと定めた（{days, number}日以上保存）。{what}',
    en: 'Said that “{name}” must log (kept {days, number} days at least). {what}',
  },
  'coverage.need-not': {
    ja: '「{name}」のログは要らないとした。理由：{reason}',
    en: 'Said that “{name}” need not log. Reason: {reason}',
  },
  'coverage.retired': {
    ja: '「{name}」のログについての定めを取り消した。理由：{reason}',
    en: 'Took back what was said of the logs of “{name}”. Reason: {reason}',
  },
})

export const coverageWords = words({
  lead: {
    ja: 'どの機器が何を記録し、どれだけ残すか。外からの知らせは一か月遅れて届くことがあり、内から外への記録がなければたどれません。',
    en: 'Which systems must write what, and how long it is kept. A notice from outside may come a month late; without a record of what went from inside to outside nothing can be traced.',
  },
  duties: { ja: 'ログを送ることと定めた機器', en: 'Systems that must log' },
  'duties.none': { ja: 'まだ何も定めていません', en: 'Nothing is laid down yet' },
  'duties.none.text': {
    ja: '認証、プロキシ、ファイアウォール、メール、DNSなど、内から外への足取りをたどれるものから定めます。',
    en: 'Begin with what shows the way from inside to outside: logins, proxy, firewall, mail, DNS.',
  },
  outward: { ja: '内から外への記録', en: 'from inside to outside' },
  'outward.none': {
    ja: '内から外への通信を記録する機器が、まだ一つも定められていないか、動いていません。',
    en: 'No system that records what goes from inside to outside is laid down and working.',
  },
  'state.missing': { ja: '届いていない', en: 'No source' },
  'state.missing.means': { ja: 'この名前のログ源がありません。', en: 'No source of that name sends anything.' },
  'state.silent': { ja: '黙っている', en: 'Silent' },
  'state.silent.means': {
    ja: '一度も届いていないか、決めた時間より長く途絶えています。',
    en: 'It never sent anything, or has said nothing for longer than it may.',
  },
  'state.short': { ja: '保存が短い', en: 'Kept too short' },
  'state.short.means': {
    ja: '定めた日数より早く捨てられます。',
    en: 'Its lines are thrown away sooner than laid down.',
  },
  'state.well': { ja: '整っている', en: 'In order' },
  'state.well.means': { ja: '届いており、定めた日数残ります。', en: 'It sends, and its lines are kept as laid down.' },
  'column.system': { ja: '機器', en: 'System' },
  'column.state': { ja: '状態', en: 'State' },
  'column.what': { ja: '記録すること', en: 'What it writes' },
  'column.keep': { ja: '保存', en: 'Kept' },
  'column.owner': { ja: '担当', en: 'Owner' },
  'column.act': { ja: '操作', en: 'Act' },
  kept: { ja: '{kept, number}日（定めは{keep, number}日以上）', en: '{kept, number} days (at least {keep, number})' },
  'kept.asked': { ja: '{keep, number}日以上', en: 'at least {keep, number} days' },
  last: { ja: '最後の行 {at}', en: 'last line {at}' },
  unlogged: { ja: 'ログのない機器', en: 'Machines without logs' },
  'unlogged.text': {
    ja: 'ほかの台帳に名前があるのに、ログが届いたことがなく、要らないとも言われていない機器です。',
    en: 'They stand in another register, never sent a line, and nobody said that they need not.',
  },
  'unlogged.none': {
    ja: '台帳にある機器は、すべて届いているか、定めてあります。',
    en: 'Every machine of the registers sends its logs, or something is laid down for it.',
  },
  'known.readiness': { ja: '機器の管理者', en: 'administrators' },
  'known.backup': { ja: 'バックアップ', en: 'backups' },
  'known.agent': { ja: 'エージェント', en: 'agents' },
  'known.good-state': { ja: '正常な状態', en: 'good states' },
  excused: { ja: 'ログを要らないとした機器', en: 'Said to need no logs' },
  add: { ja: '機器を定める', en: 'Lay down a system' },
  'add.must': { ja: 'ログを送ることと定める', en: 'It must log' },
  'add.need-not': { ja: '要らないとする', en: 'It need not' },
  'field.kind': { ja: '定め', en: 'What is laid down' },
  'field.system': { ja: '機器（ログ源の名前）', en: 'System (name of its source)' },
  'field.what': { ja: '何を記録するか', en: 'What it writes' },
  'field.what.hint': { ja: '例：利用者ごとのプロキシの通信', en: 'For instance: proxy traffic with the user' },
  'field.isOutward': { ja: '内から外への通信が分かる', en: 'It shows who inside spoke with whom outside' },
  'field.keepDays': { ja: '残す日数（以上）', en: 'Kept at least so many days' },
  'field.owner': { ja: '担当', en: 'Owner' },
  'field.reason': { ja: '理由', en: 'Reason' },
  save: { ja: '定める', en: 'Lay down' },
  retire: { ja: '取り消す', en: 'Take back' },
  'cli.coverage': {
    ja: 'ログを送るはずの機器と、ログのない機器。欠けがあれば終了コード 1',
    en: 'systems that must log, and machines without logs; exit 1 when something is wanting',
  },
  'cli.unlogged': { ja: 'ログなし：{name}（{known}）', en: 'No logs: {name} ({known})' },
})
