import { words } from '#src/core/words.ts'

/** What `hikeshi hunt start|status|cancel` say of themselves and answer. */
export const huntCliWords = words({
  start: {
    ja: '窓口で、保存したログの調査を始める（ルールか観測情報）',
    en: 'start a hunt at the desk over what it keeps: rules or observables',
  },
  'start.all': { ja: '窓口の有効なルールすべて', en: 'all rules of the desk that are on' },
  'start.folder': { ja: '窓口のルールのうち、このフォルダー', en: 'rules of the desk in this folder' },
  'start.rule': { ja: '窓口のルールのキー', en: 'keys of rules of the desk' },
  'start.rules': { ja: '手元のルールのファイルかフォルダー', en: 'files or folders of rules, sent along' },
  'start.observables': {
    ja: '観測情報の一覧（1行に1つ、- は標準入力）',
    en: 'list of observables, one a line (- is standard input)',
  },
  'start.title': { ja: '調査の名前', en: 'name of the hunt' },
  'start.wait': { ja: '終わるまで待ち、結果を示す', en: 'wait until it has ended, and show what it found' },
  'start.one': {
    ja: '--all、--folder、--rule、--rules、--observables のどれか一つを指定してください',
    en: 'give one of --all, --folder, --rule, --rules, --observables',
  },
  'start.empty': { ja: '{file} に観測情報がありません', en: 'there are no observables in {file}' },
  status: {
    ja: '調査の一覧か、一つの調査の進み具合と結果を示す',
    en: 'list the hunts, or show how far one came and what it found',
  },
  cancel: { ja: '調査を中止する（見つかったものは残る）', en: 'cancel a hunt; what it found so far stays' },
  none: { ja: '調査はありません', en: 'no hunts' },
  'state.waiting': { ja: '待機中', en: 'waiting' },
  'state.running': { ja: '調査中 {percent}%', en: 'under way, {percent}%' },
  'state.done': { ja: '終了', en: 'done' },
  'state.cancelled': { ja: '中止', en: 'cancelled' },
  'state.cut-off': { ja: '打ち切り', en: 'cut off' },
  'state.failed': { ja: '失敗', en: 'failed' },
  sum: {
    ja: '{events}行、一致 {matches}回、{finds}件',
    en: '{events} lines, {matches} matches in {finds, plural, one {# group} other {# groups}}',
  },
  times: { ja: '{count}回', en: '{count, plural, one {once} other {# times}}' },
  many: { ja: '多数の対象', en: 'many' },
  more: { ja: 'ほかに{count}件', en: '{count} more' },
  missing: { ja: '読めなかった部分：{missing}', en: 'parts that could not be asked: {missing}' },
  left: { ja: '実行できなかったルール：{rules}', en: 'rules that could not run: {rules}' },
  problem: { ja: '失敗の理由：{problem}', en: 'why it failed: {problem}' },
})
