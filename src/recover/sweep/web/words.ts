import { words } from '#src/core/words.ts'

export const sweepPageWords = words({
  none: { ja: '横展開調査はまだありません', en: 'No sweep yet' },
  'none.text': {
    ja: '同じ弱点や被害がほかの部署にないかを一斉に尋ね、答えを一枚の盤で見ます。部署はメールのリンクから、アカウントなしで答えられます。予備機とバックアップも対象です。',
    en: 'Ask all units whether they have the same weakness or damage, and see the answers on one board. Each answers on a page behind the link in its mail, without an account. Standby machines and backups count too.',
  },
  start: { ja: '横展開調査を始める', en: 'Start a sweep' },
  'start.act': { ja: '{count}部署に尋ねる', en: 'Ask {count, plural, one {# unit} other {# units}}' },
  which: { ja: 'どの調査か', en: 'Which sweep' },
  question: { ja: '尋ねること', en: 'Question' },
  kind: { ja: '調べ方', en: 'Kind' },
  'due.label': { ja: '期限', en: 'Due' },
  detail: { ja: '条件・ルール・一覧・確認項目', en: 'Condition, rule, list or checklist' },
  units: { ja: '尋ねる部署と機器', en: 'Units and hosts' },
  'units.hint': {
    ja: '1行に「部署,メールアドレス,機器」。アドレスと機器は省けます。機器が多い部署は何行にもなります。予備機は行の終わりに「,予備」、バックアップは「,バックアップ」を付けます。',
    en: 'A line each: unit,address,host. Address and host may be left out; a unit with many hosts takes many lines. End a line with “,standby” or “,backup” for those.',
  },
  'lines.wrong': { ja: '読めない行：{lines}', en: 'Lines that cannot be read: {lines}' },
  counts: {
    ja: '{asked}部署のうち回答 {answered}（該当なし {clean}、該当あり {hit}、対処済み {fixed}）、答え待ち {open}、うち返事なし {silent}',
    en: 'Of {asked} units {answered} answered ({clean} clean, {hit} hit, {fixed} fixed); {open} open, {silent} of them silent',
  },
  'hosts.counts': {
    ja: '機器 {total}台：該当なし {clean}、該当あり {hit}、対処済み {fixed}、未確認 {unchecked}',
    en: '{total} hosts: {clean} clean, {hit} hit, {fixed} fixed, {unchecked} not checked',
  },
  hosts: { ja: '機器 {done} / {total}', en: '{done} of {total} hosts' },
  chased: { ja: '催促 {count}回', en: 'chased {count, plural, one {once} other {# times}}' },
  chase: { ja: '答えのない部署に重ねて尋ねる', en: 'Ask again who has not answered' },
  backups: {
    ja: 'バックアップの台帳にある、この機器のバックアップも尋ねる',
    en: 'Also ask about the backups that the register keeps of these hosts',
  },
  'integrity.hint': {
    ja: 'エージェントがあり、正常な状態を記録してある機器は、すぐに自分で照合します。ほかの機器は部署が調べます。',
    en: 'Hosts with an agent and a baseline check themselves at once. The units look at the others.',
  },
  agents: {
    ja: 'エージェントによる照合：指示 {asked}台、済み {checked}台、正常な状態と違う {differ}台',
    en: 'Agents: {asked} told to check, {checked} have, {differ} differ from their good state',
  },
  open: { ja: 'インシデントを開く', en: 'Open an incident' },
  'open.link': { ja: 'インシデント {number}', en: 'Incident {number}' },
  'hosts.list': { ja: '機器', en: 'Hosts' },
  days: { ja: 'ログをさかのぼる日数（0なら探さない）', en: 'Days of the archive to look through (0 for none)' },
  'hunt.waiting': { ja: 'ログの保管庫を探す順番を待っています。', en: 'Waiting to look through the archive.' },
  'hunt.running': {
    ja: 'ログの保管庫を探しています：{percent}%、一致 {matches, number}件',
    en: 'Looking through the archive: {percent} %, {matches, number} matches',
  },
  'hunt.done': {
    ja: 'ログの保管庫を探し終えました：{events, number}行のうち一致 {matches, number}件',
    en: 'The archive was looked through: {matches, number} matches in {events, number} lines',
  },
  'hunt.cancelled': {
    ja: 'ログの保管庫の検索は取り消されました：一致 {matches, number}件',
    en: 'Looking through the archive was cancelled: {matches, number} matches',
  },
  'hunt.cut-off': {
    ja: 'ログの保管庫の検索は途中で終わりました：一致 {matches, number}件。もう一度調査を始めてください。',
    en: 'Looking through the archive was cut off: {matches, number} matches. Start a sweep again.',
  },
  'hunt.failed': {
    ja: 'ログの保管庫を探せませんでした：{problem}',
    en: 'The archive could not be looked through: {problem}',
  },
  'hunt.missing': {
    ja: '調べられなかったもの：{names}。一致がなくても「該当なし」とは言えません。',
    en: 'Not looked at: {names}. No match there does not mean clean.',
  },
  'hunt.find': { ja: '{title}：{entity}（{matches, number}件）', en: '{title}: {entity} ({matches, number})' },
  follow: { ja: '結果を盤に移し、作業にする', en: 'Take up what was found' },
  'has-task': { ja: '作業あり', en: 'has a task' },
  close: { ja: '閉じる', en: 'Close' },
  'answer.act': { ja: '答えを記録する', en: 'Take down its answer' },
  answer: { ja: '{unit} の答え', en: 'Answer of {unit}' },
  state: { ja: '答え', en: 'Answer' },
  note: { ja: '注記', en: 'Note' },
  save: { ja: '記録する', en: 'Save' },
  'hosts.label': { ja: 'ほかの機器', en: 'Other hosts' },
  'hosts.hint': {
    ja: '1行に「機器,該当なし」のように書きます（該当なし、該当あり、対処済み、未確認）。予備機は「,予備」、バックアップは「,バックアップ」を続けます。',
    en: 'A line each, such as “pc-1,clean”: clean, hit, fixed or unchecked. Add “,standby” or “,backup” for those.',
  },
  'hosts.more': { ja: 'ほかに{count, number}台あります。', en: '{count, number} more are not shown.' },
})
