import { words } from '#src/core/words.ts'

/** What `hikeshi rule` and `hikeshi hunt` say of themselves and answer. */
export const signatureCliWords = words({
  rule: { ja: '検知ルール（Sigma）', en: 'detection rules (Sigma)' },
  'rule.check': {
    ja: 'ルールのファイルやフォルダーを確かめる。誤りがあれば行番号つきで示し、終了コード 1',
    en: 'check rule files and folders; what is wrong is shown with its line, and the exit code is 1',
  },
  'rule.explain': {
    ja: 'ルールがイベントに当たる理由、当たらない理由を条件ごとに示す',
    en: 'show condition by condition why a rule matches an event, or what is missing',
  },
  'rule.which': {
    ja: 'ファイルに複数あるうちのどのルールか（番号、id、name）',
    en: 'which rule of the file: its number, id or name',
  },
  'rule.placeholders': { ja: 'プレースホルダーの値（YAML か JSON）', en: 'values of placeholders (YAML or JSON)' },
  'rule.logsource': {
    ja: 'イベントのログ源（category=…,product=…,service=…）。既定は正規化した ECS イベントとして見分ける',
    en: 'where the events come from (category=…,product=…,service=…); default: found from our normalised events',
  },
  'rule.json': { ja: 'JSON で出す', en: 'as JSON' },
  hunt: {
    ja: 'イベントのファイルか標準入力(-)に、デスクなしでルールを当てる。NDJSON、一致ごとに一行',
    en: 'run rules over a file of events or standard input (-), without a desk; NDJSON, one match a line',
  },
  'hunt.rules': { ja: 'ルールのファイルかフォルダー（何度でも）', en: 'rule files or folders' },
  'hunt.left-out': { ja: '除外: {file}:{line}: {message}', en: 'left out: {file}:{line}: {message}' },
  'hunt.left-out-more': {
    ja: '除外したルールがほかに {count} 件あります（hikeshi rule check で示します）',
    en: '{count} more rules are left out (hikeshi rule check names them)',
  },
  'hunt.unreadable': {
    ja: '{count} 行は JSON のイベントではありません（最初は {line} 行目）',
    en: '{count, plural, one {# line is} other {# lines are}} no JSON event (the first is line {line})',
  },
  'hunt.unknown': {
    ja: '{count} 件はログ源がわからないので、すべてのルールを当てました（--logsource で指定できます）',
    en: '{count} events do not tell their source: every rule was tried on them (--logsource names it)',
  },
  'hunt.timeless': {
    ja: '{count} 件の一致には時刻がなく、相関に数えていません',
    en: '{count} matches have no time and were not counted in correlations',
  },
  'hunt.dropped': {
    ja: '相関の上限を超えたため {count} 件を手放しました',
    en: '{count} entries of correlations were given up: there were too many',
  },
  'hunt.archive': {
    ja: 'ファイルの代わりに、デスクに保存されたログを調べる',
    en: 'look through the logs that the desk keeps, instead of a file',
  },
  'hunt.from': { ja: 'この時刻から（--archive と共に）', en: 'from this time on (with --archive)' },
  'hunt.to': { ja: 'この時刻まで（--archive と共に）', en: 'up to this time (with --archive)' },
  'hunt.source': { ja: 'このログ源だけ（--archive と共に）', en: 'only of this source (with --archive)' },
  'hunt.either': {
    ja: '--archive とファイル・--logsource は一緒に使えません',
    en: '--archive goes with neither a file nor --logsource',
  },
  'hunt.partial': {
    ja: '調べたのは一部だけです。問い合わせられなかった部分: {missing}',
    en: 'only a part was looked through; could not be asked: {missing}',
  },
  'hunt.archive-sum': {
    ja: '{rules} 件のルールで保存済みのログから {matches} 件見つかりました（ルールに掛けた行 {lines}）',
    en: '{matches, plural, one {# match} other {# matches}} in the archive of {rules, plural, one {# rule} other {# rules}} ({lines, plural, one {# line was} other {# lines were}} looked at by the engine)',
  },
  'hunt.sum': {
    ja: 'ルール {rules} 件、{lines} 行、一致 {matches} 件',
    en: '{rules, plural, one {# rule} other {# rules}}, {lines, plural, one {# line} other {# lines}}, {matches, plural, one {# match} other {# matches}}',
  },
  'explain.event': { ja: '{file} は JSON のイベントではありません', en: '{file} is no JSON event' },
  'explain.none': { ja: '{file} に説明できるルールがありません', en: 'no rule of {file} can be explained' },
  'explain.correlation': {
    ja: '相関ルール「{title}」は一つのイベントでは決まりません。もとのルールを説明します',
    en: 'the correlation “{title}” is not decided by one event; the rules under it are explained',
  },
  'explain.matches': { ja: '「{title}」に当たります', en: '“{title}” matches' },
  'explain.matches-not': { ja: '「{title}」に当たりません', en: '“{title}” does not match' },
  'explain.other-source': {
    ja: '「{title}」の条件は満たしますが、ログ源が違います',
    en: '“{title}”: the condition holds, but the event is of another source',
  },
  'explain.holds': { ja: '[○]', en: '[yes]' },
  'explain.fails': { ja: '[×]', en: '[no] ' },
  'explain.and': { ja: 'すべて', en: 'all of' },
  'explain.or': { ja: 'どれか', en: 'one of' },
  'explain.not': { ja: '{name} でない', en: 'not {name}' },
  'explain.filter': { ja: '{name}（フィルター「{filter}」）', en: '{name} (filter “{filter}”)' },
  'explain.more': { ja: ' ほか {count} 件', en: ' and {count} more' },
  'explain.absent': { ja: '項目なし', en: 'not there' },
  'explain.seen': { ja: '値 {value}（ルールの {line} 行目）', en: 'value {value} (line {line} of the rule)' },
  'explain.missing': {
    ja: 'あと {count} 個の条件で当たります',
    en: '{count, plural, one {one condition} other {# conditions}} short of a match:',
  },
  'logsource.wrong': {
    ja: 'category=…,product=…,service=… の形で指定してください。',
    en: 'give category=…,product=…,service=…',
  },
  'placeholders.wrong': {
    ja: '{file} はプレースホルダーのファイルではありません（名前: [値, …]）',
    en: '{file} is no file of placeholders (name: [value, …])',
  },
  'check.warning': { ja: '注意: {message}', en: 'warning: {message}' },
  'check.sum': {
    ja: 'ルール {rules} 件、正しいもの {ok} 件、誤りのあるもの {wrong} 件',
    en: '{rules, plural, one {# rule} other {# rules}}: {ok} valid, {wrong} not',
  },
})
