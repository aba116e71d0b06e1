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
  'rule.document': {
    ja: 'ファイルに複数あるルールの番目、または id か name',
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
  'hunt.json': { ja: 'NDJSON で出す（既定と同じ）', en: 'NDJSON, as without it' },
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
    en: '{rules} rules: {ok} valid, {wrong} not',
  },
})
