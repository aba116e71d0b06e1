// What a problem in a received report is called, side by side; the desk words `code` + `facts` in the reader's language.
import type { ParsedReport } from './parsed-report.ts'

export const PROBLEM_WORDS = {
  empty: { en: 'The file is empty.', ja: 'ファイルが空です。' },
  'too-large': {
    en: 'The file has {bytes} bytes; only the first {bound} were read.',
    ja: 'ファイルは {bytes} バイトあり、先頭の {bound} バイトだけを読みました。',
  },
  'not-text': {
    en: 'This is no text, mail or report document ({mediaType}); it was kept as an attachment.',
    ja: 'テキスト・メール・報告文書のいずれでもないため({mediaType})、添付として保管しました。',
  },
  'unknown-json': {
    en: 'This JSON is no report format that is known here (XARF 1-4, IODEF).',
    ja: 'この JSON は、ここで扱う報告の形式(XARF 1〜4、IODEF)ではありません。',
  },
  'unknown-xml': {
    en: 'This XML is no report format that is known here (IODEF 1, 2); its root is <{root}>.',
    ja: 'この XML は、ここで扱う報告の形式(IODEF 1、2)ではありません(最上位の要素は <{root}>)。',
  },
  'json-broken': { en: 'The JSON cannot be read: {detail}', ja: 'JSON を読み取れません: {detail}' },
  'json-too-deep': {
    en: 'The JSON is nested more than {bound} levels deep.',
    ja: 'JSON の入れ子が {bound} 段を超えています。',
  },
  'xml-broken': { en: 'The XML cannot be read: {detail}', ja: 'XML を読み取れません: {detail}' },
  'xml-doctype': {
    en: 'The XML declares a document type or entities; these are refused and nothing of them was loaded.',
    ja: 'XML に文書型宣言または実体宣言があるため拒否しました。何も読み込んでいません。',
  },
  'xml-too-deep': {
    en: 'The XML is nested more than {bound} levels deep.',
    ja: 'XML の入れ子が {bound} 段を超えています。',
  },
  'xml-too-large': { en: 'The XML has more than {bound} elements.', ja: 'XML の要素が {bound} 個を超えています。' },
  'yaml-broken': { en: 'The YAML cannot be read: {detail}', ja: 'YAML を読み取れません: {detail}' },
  'yaml-not-map': {
    en: 'The X-ARF part holds no list of names and values.',
    ja: 'X-ARF の部分に項目名と値の組がありません。',
  },
  'field-missing': { en: 'The required field {field} is missing.', ja: '必須の項目 {field} がありません。' },
  'field-invalid': {
    en: 'The field {field} does not hold what it should: {detail}',
    ja: '項目 {field} の内容が規定に合いません: {detail}',
  },
  'field-unknown': { en: 'The field {field} is not allowed here.', ja: '項目 {field} はここでは使えません。' },
  'type-unknown': {
    en: 'The report type {type} is not one that version {version} knows.',
    ja: '報告の種類 {type} は版 {version} にありません。',
  },
  'version-unknown': { en: 'The version {version} is not known.', ja: '版 {version} は未知です。' },
  'no-headers': { en: 'The mail has no header that can be read.', ja: 'メールに読み取れるヘッダーがありません。' },
  'header-broken': {
    en: 'Line {line} of the header is no field; it was skipped.',
    ja: 'ヘッダーの {line} 行目は項目として読めないため飛ばしました。',
  },
  'headers-too-many': {
    en: 'The header has more than {bound} fields; the rest was skipped.',
    ja: 'ヘッダーの項目が {bound} 個を超えるため、残りを飛ばしました。',
  },
  'no-boundary': {
    en: 'A multipart mail names no boundary that occurs in it; it was read as text.',
    ja: 'マルチパートの区切りが見つからないため、本文として読みました。',
  },
  'boundary-open': {
    en: 'The mail ends before its last part is closed.',
    ja: '最後の部分が閉じられる前にメールが終わっています。',
  },
  'parts-too-many': {
    en: 'The mail has more than {bound} parts; the rest was skipped.',
    ja: 'メールの部分が {bound} 個を超えるため、残りを飛ばしました。',
  },
  'parts-too-deep': {
    en: 'The parts are nested more than {bound} levels deep; the inner ones were kept unread.',
    ja: '部分の入れ子が {bound} 段を超えるため、内側は読まずに保管しました。',
  },
  'encoding-broken': {
    en: 'The {encoding} of this part is damaged; what could be read was read.',
    ja: 'この部分の {encoding} 符号化が壊れています。読めた分だけを読みました。',
  },
  'encoding-unknown': {
    en: 'The transfer encoding {encoding} is not known; the part was read as it is.',
    ja: '転送符号化 {encoding} は未知のため、そのまま読みました。',
  },
  'charset-wrong': {
    en: 'The text is declared {declared} but is {found}.',
    ja: '文字コードは {declared} と宣言されていますが、実際は {found} です。',
  },
  'charset-unknown': {
    en: 'The character set {declared} is not known; the text was read as {found}.',
    ja: '文字コード {declared} は未知のため、{found} として読みました。',
  },
  'charset-damaged': {
    en: 'Some characters could not be read as {found}.',
    ja: '一部の文字を {found} として読めませんでした。',
  },
  'date-broken': { en: 'The date "{value}" cannot be read.', ja: '日付「{value}」を読み取れません。' },
  'date-ambiguous': {
    en: 'The date "{value}" can be read in two ways, so it was left open.',
    ja: '日付「{value}」は二通りに読めるため、確定していません。',
  },
  'zone-assumed': {
    en: 'No time zone is stated; the times were read as {zone}.',
    ja: '時間帯の記載がないため、{zone} として読みました。',
  },
  'sender-missing': { en: 'The mail names no sender.', ja: 'メールに差出人がありません。' },
  'arf-part-missing': {
    en: 'The mail says it is a feedback report, but has no part message/feedback-report.',
    ja: 'フィードバック報告とされていますが、message/feedback-report の部分がありません。',
  },
  'text-cut': {
    en: 'Only the first {bound} characters were looked through.',
    ja: '先頭の {bound} 文字だけを調べました。',
  },
  'observables-cut': {
    en: 'More than {bound} observables; the rest stands in the original.',
    ja: '観測対象が {bound} 件を超えるため、残りは原文にあります。',
  },
  'log-cut': {
    en: 'More than {bound} log lines; the rest stands in the original.',
    ja: 'ログ行が {bound} 行を超えるため、残りは原文にあります。',
  },
  'reports-cut': {
    en: 'More than {bound} reports in one file; the rest stands in the original.',
    ja: '一つのファイルに {bound} 件を超える報告があるため、残りは原文にあります。',
  },
  'zip-broken': { en: 'The archive {name} cannot be read: {detail}', ja: '書庫 {name} を読み取れません: {detail}' },
  'zip-encrypted': {
    en: 'The archive {name} is locked with a password; it was kept unread.',
    ja: '書庫 {name} は暗号化されているため、読まずに保管しました。',
  },
  'zip-cut': {
    en: 'The archive {name} unpacks to more than {bound} bytes or entries; the rest was left packed.',
    ja: '書庫 {name} は展開すると {bound} を超えるため、残りは展開していません。',
  },
  'outlook-msg': {
    en: 'Outlook .msg files cannot be read; save the mail as .eml. It was kept as an attachment.',
    ja: 'Outlook の .msg 形式は読み取れません。.eml で保存してください。添付として保管しました。',
  },
  'looks-hoax': {
    en: 'This looks like a hoax or chain mail: it warns of something and asks to be passed on.',
    ja: 'デマやチェーンメールのようです。何かを警告し、転送を求めています。',
  },
  'looks-ident': {
    en: 'All connections in the log go to port 113 (ident): mail servers ask there after mail was sent to them.',
    ja: 'ログの接続先はすべて113番ポート(ident)です。メールを送った相手のサーバが問い合わせてくることがあります。',
  },
  'nothing-said': {
    en: 'No observable, log line or kind of incident was found in it.',
    ja: '観測対象・ログ行・種類のいずれも見つかりませんでした。',
  },
  'auto-reply': { en: 'This looks like an automatic reply.', ja: '自動返信と思われます。' },
  receipt: {
    en: 'This looks like an acknowledgement of a mail we sent.',
    ja: 'こちらから送ったメールの受付通知と思われます。',
  },
  challenge: {
    en: 'This asks the sender of a mail to confirm it.',
    ja: '送信者の確認を求めるメールと思われます。',
  },
  subscription: {
    en: 'This looks like a newsletter or advertisement.',
    ja: 'メールマガジンまたは広告と思われます。',
  },
  'invalid-hash': {
    en: 'The hash given for {name} does not match its content.',
    ja: '{name} に示されたハッシュ値が内容と一致しません。',
  },
  'parser-failed': {
    en: 'Reading stopped at something unexpected: {detail}',
    ja: '想定外の内容のため読み取りを中断しました: {detail}',
  },
} as const satisfies Record<string, { en: string; ja: string }>

export type ProblemCode = keyof typeof PROBLEM_WORDS
export type Problem = ParsedReport['problems'][number]
export type Facts = Problem['facts']

export function wordProblem(code: ProblemCode, facts: Facts, language: 'ja' | 'en' = 'en'): string {
  return PROBLEM_WORDS[code][language].replace(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole))
}

const MAX_FACT_CHARS = 200

/** A problem: what is wrong, where (a line, a field, a part), and the facts its words need. */
export function problem(code: ProblemCode, where: string, facts: Facts = {}): Problem {
  const short: Facts = {}
  for (const [key, value] of Object.entries(facts))
    short[key] =
      typeof value === 'string' && value.length > MAX_FACT_CHARS ? `${value.slice(0, MAX_FACT_CHARS)}…` : value
  return { code, where: where.slice(0, MAX_FACT_CHARS), message: wordProblem(code, short), facts: short }
}
