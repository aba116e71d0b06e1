import type { Language } from '#src/core/language.ts'
import { say, type Words, words } from '#src/core/words.ts'
import { PROBLEM_WORDS, type ProblemCode, wordProblem } from './parse/words.ts'

/** What the rules of a report forbid, said to whoever asked. */
export const reportRefusals = words({
  'report.consent.wider': {
    ja: '開示の範囲を広げるときは、インシデントの「連絡」で、誰の意向か、どの根拠によるかとともに改めてください。',
    en: 'More is disclosed only as the source says or on a ground: change it under “Notices” of the incident, with who allowed it.',
  },
  'report.not-found': { ja: 'その報告はありません。', en: 'There is no such report.' },
  'report.original.not-found': {
    ja: 'この報告に原本のファイルはありません。',
    en: 'This report has no file that it came in.',
  },
  'report.attachment.not-found': { ja: 'その添付ファイルはありません。', en: 'There is no such attachment.' },
  'report.person.not-found': {
    ja: '担当にする人が登録されていません。',
    en: 'The person to take it on has no account here.',
  },
  'report.person-cannot': {
    ja: '{name}さんの役割では報告を扱えません。',
    en: '{name} has a role that does not handle reports.',
  },
  'report.disposition.not-found': {
    ja: '「{disposition}」という扱いはありません。',
    en: 'There is no disposition “{disposition}”.',
  },
  'report.letter.not-found': { ja: '文面「{letter}」はありません。', en: 'There is no letter “{letter}”.' },
  'report.letter-incomplete': {
    ja: '文面「{letter}」には、まだ埋まっていない箇所があります：{missing}。返信の画面で書き足してください。',
    en: 'The letter “{letter}” still has blanks: {missing}. Write it on the reply page.',
  },
  'report.in-incident': {
    ja: 'インシデントに入っている報告（{number}）は対応不要にできません。先にインシデントから外してください。',
    en: 'Report {number} belongs to an incident and cannot be set aside. Take it out of the incident first.',
  },
  'report.kind.not-found': { ja: '種類「{kind}」はありません。', en: 'There is no kind “{kind}”.' },
  'report.files.too-large': { ja: '添付ファイルは合計 {limit} までです。', en: 'Attachments may have {limit} in all.' },
  'report.form.too-many': {
    ja: '短い時間に多くの送信がありました。{minutes}分ほど待ってから送ってください。',
    en: 'Too much was sent in a short time. Please wait about {minutes} min before sending.',
  },
})

/** Automatic lines of the record that tell of reports. */
export const reportEntryWords = words({
  'report.received': {
    ja: '報告 {number}「{subject}」を受け付けた（{channel, select, form {フォーム} mail {メール} phone {電話} fax {FAX} paper {書面} api {API} upload {ファイル} command {コマンド} other {その他}}）。{reporter, select, none {} other {報告者：{reporter}。}}{addressee, select, none {} other {宛先：{addressee}。}}{noise, select, none {} other {ノイズとして分けた。}}',
    en: 'Report {number}, “{subject}”, came in by {channel, select, form {form} mail {mail} phone {telephone} fax {fax} paper {paper} api {API} upload {file} command {command line} other {another way}}.{reporter, select, none {} other { Reporter: {reporter}.}}{addressee, select, none {} other { Addressed to: {addressee}.}}{noise, select, none {} other { Folded away as noise.}}',
  },
  'report.taken': { ja: '報告 {number} の担当を{assignee}にした。', en: 'Report {number} was taken on by {assignee}.' },
  'report.laid-back': {
    ja: '報告 {number} の担当を外し、受信箱に戻した。',
    en: 'Report {number} was laid back into the inbox.',
  },
  'report.assessed': {
    ja: '報告 {number} について「本当にインシデントか」を判定した：{verdict, select, incident {インシデントである} no {インシデントではない} other {まだ判定できない}}。根拠：{reason}',
    en: 'Report {number}: is it really an incident? {verdict, select, incident {Yes} no {No} other {Not clear yet}}. Reason: {reason}',
  },
  'report.disposed': {
    ja: '報告 {number} をインシデントではないとして扱いを決めた：{disposition}。{reason, select, none {} other {理由：{reason}}}',
    en: 'Report {number} was set aside as no incident: {disposition}.{reason, select, none {} other { Reason: {reason}}}',
  },
  'report.restored': {
    ja: '報告 {number} を受信箱に戻した。{reason, select, none {} other {理由：{reason}}}',
    en: 'Report {number} was brought back into the inbox.{reason, select, none {} other { Reason: {reason}}}',
  },
  'report.noise': { ja: '報告 {number} をノイズとした。', en: 'Report {number} was marked as noise.' },
  'report.not-noise': { ja: '報告 {number} はノイズではないとした。', en: 'Report {number} was marked as no noise.' },
  'report.replied': { ja: '報告 {number} の報告者に返信した。', en: 'The reporter of {number} was answered.' },
  'report.added': {
    ja: '報告 {number} に報告者から追記があった。{back, select, yes {対応不要としていたため、受信箱に戻した。} other {}}',
    en: 'The reporter added to report {number}.{back, select, yes { It had been set aside and is back in the inbox.} other {}}',
  },
  'report.feedback': {
    ja: '報告 {number} の報告者が、対応は{answer, select, helped {役に立った} partly {少し役に立った} other {役に立たなかった}}と答えた。{text, select, none {} other {「{text}」}}',
    en: 'The reporter of {number} says that the answer {answer, select, helped {helped} partly {helped a little} other {did not help}}.{text, select, none {} other { “{text}”}}',
  },
  'report.corrected': {
    ja: '報告 {number} の読み取りを直した（{fields}）。理由：{reason}',
    en: 'What was read from report {number} was corrected ({fields}). Reason: {reason}',
  },
  'report.link-told': {
    ja: '報告 {number} の状況確認ページのリンクを表示した。',
    en: 'The secret link of report {number} was shown.',
  },
})

const signTable: Words = {
  'double-extension': {
    ja: '二重の拡張子です。本当は実行できるファイルです。',
    en: 'Two extensions: it is really a program.',
  },
  'right-to-left-override': {
    ja: '文字の向きを変えて、本当の拡張子を隠しています。',
    en: 'The direction of writing is turned to hide the real extension.',
  },
  'padded-name': { ja: '長い空白で拡張子を隠しています。', en: 'A long gap in the name hides the extension.' },
  program: { ja: '実行できるファイルです。', en: 'This is a program.' },
  'type-mismatch': { ja: '名乗っている種類と中身が違います。', en: 'It is not the kind of file it claims to be.' },
  'hidden-character': {
    ja: '名前に見えない文字が入っています。',
    en: 'The name holds characters that cannot be seen.',
  },
  'noise.robot': {
    ja: '分けた理由：人が見ない欄が埋められていた（自動投稿と思われる）。',
    en: 'Folded because a field was filled that people do not see (a robot, most likely).',
  },
  'noise.flood': {
    ja: '分けた理由：フォームへの送信が人の書く量を超えていた。',
    en: 'Folded because the form was taking in more than people write.',
  },
  'noise.repeated': {
    ja: '分けた理由：同じ内容が1時間に何度も届いた。',
    en: 'Folded because the same contents came again and again within an hour.',
  },
  'noise.empty': { ja: '分けた理由：内容がない。', en: 'Folded because it says nothing.' },
  'noise.links-only': {
    ja: '分けた理由：リンクばかりで、出来事が書かれていない。',
    en: 'Folded because it holds links and tells of no event.',
  },
  'noise.auto-reply': {
    ja: '分けた理由：自動返信と思われる。',
    en: 'Folded because it looks like an automatic reply.',
  },
  'noise.bounce': {
    ja: '分けた理由：メールの不達通知。',
    en: 'Folded because it is a notice that a mail was not delivered.',
  },
  'noise.receipt': {
    ja: '分けた理由：受付通知と思われる。',
    en: 'Folded because it looks like an acknowledgement.',
  },
  'noise.challenge': {
    ja: '分けた理由：送信者確認の依頼と思われる。',
    en: 'Folded because it asks the sender of a mail to confirm.',
  },
  'noise.subscription': {
    ja: '分けた理由：メールマガジンまたは広告と思われる。',
    en: 'Folded because it looks like a newsletter or advertisement.',
  },
  'noise.marked': { ja: 'ノイズとして印が付けられた。', en: 'Marked as noise.' },
}

/** A sign that this desk knows no words for is shown by its code rather than lost. */
export function signWords(code: string, lang: Language, facts: Record<string, string | number> = {}): string {
  const wording = signTable[code]
  return wording ? say(wording, lang, facts) : code
}

export function problemWords(code: string, facts: Record<string, string | number>, lang: Language): string {
  return code in PROBLEM_WORDS ? wordProblem(code as ProblemCode, facts, lang) : code
}

/** Words of the slice for pages and lists. */
export const reportWords = words({
  'channel.form': { ja: 'フォーム', en: 'Form' },
  'channel.mail': { ja: 'メール', en: 'Mail' },
  'channel.phone': { ja: '電話', en: 'Telephone' },
  'channel.fax': { ja: 'FAX', en: 'Fax' },
  'channel.paper': { ja: '書面', en: 'Paper' },
  'channel.api': { ja: 'API', en: 'API' },
  'channel.upload': { ja: 'ファイル', en: 'File' },
  'channel.command': { ja: 'コマンド', en: 'Command line' },
  'state.new': { ja: '新着', en: 'New' },
  'state.new.means': { ja: 'まだ誰も担当していない報告です。', en: 'Nobody has taken it on yet.' },
  'state.taken': { ja: '担当あり', en: 'Taken on' },
  'state.taken.means': { ja: '担当者が内容を確かめています。', en: 'Somebody is looking into it.' },
  'state.incident': { ja: 'インシデント', en: 'Incident' },
  'state.incident.means': {
    ja: 'インシデントの一部として対応しています。',
    en: 'It is handled as part of an incident.',
  },
  'state.disposed': { ja: '対応不要', en: 'Set aside' },
  'state.disposed.means': {
    ja: 'インシデントではないと判断しました。戻すこともできます。',
    en: 'It was found to be no incident. It can be brought back.',
  },
  'role.source': { ja: '発信元', en: 'source' },
  'role.target': { ja: '宛先', en: 'target' },
  'role.reporter': { ja: '報告者側', en: 'reporter' },
  'role.other': { ja: 'その他', en: 'other' },
  'consent.nobody': { ja: '誰にも開示しない', en: 'To nobody' },
  'consent.named': { ja: '指定した相手だけ', en: 'To those I name' },
  'consent.parties': { ja: '関係者まで', en: 'To the sites involved' },
  'consent.public': { ja: '誰にでも開示してよい', en: 'To anybody' },
  'consent.null': { ja: '示されていない（開示しない）', en: 'Not said (nothing is disclosed)' },
  noise: { ja: 'ノイズ', en: 'Noise' },
  'noise.means': {
    ja: '迷惑投稿や自動返信と思われる報告です。捨てずに分けてあります。',
    en: 'Likely spam or machine chatter. Folded away, never thrown away.',
  },
  'field.subject': { ja: '件名', en: 'subject' },
  'field.kinds': { ja: '種類', en: 'kinds' },
  'field.clock': { ja: '時計', en: 'clock' },
  'field.occurred': { ja: '発生日時', en: 'time' },
  'field.consent': { ja: '開示許可', en: 'disclosure permission' },
  'field.addressee': { ja: '組織内の宛先', en: 'addressee' },
  'field.reporter': { ja: '報告者', en: 'reporter' },
  'cli.list.head': { ja: '番号 / 受付（{zone}） / 状態 / 件名', en: 'number / received ({zone}) / state / subject' },
  'cli.known': { ja: '{file}: 既に {number} として受け付けています', en: '{file}: known already as {number}' },
  'cli.taken': { ja: '{file}: {number} {subject}', en: '{file}: {number} {subject}' },
  'cli.failed': { ja: '{file}: 受け付けられませんでした：{problem}', en: '{file}: not taken in: {problem}' },
  'cli.problem': { ja: '{file}: {where} {message}', en: '{file}: {where} {message}' },
  'cli.usage.import': { ja: '使い方: hikeshi report import ファイル...', en: 'Usage: hikeshi report import FILE...' },
  'cli.usage.show': { ja: '使い方: hikeshi report show 番号', en: 'Usage: hikeshi report show NUMBER' },
  'cli.unreadable': { ja: '{file}: 開けません（{detail}）', en: '{file}: cannot be opened ({detail})' },
})
