import type { Language } from '#src/core/language.ts'
import { speaker, words } from '#src/core/words.ts'
import type { LetterFault } from '#src/prepare/knowledge/print-letter-fill.ts'

export const publicationRefusals = words({
  'publication.not-found': { ja: 'その公表はありません。', en: 'There is no such publication.' },
  'publication.letter.not-found': {
    ja: '文面「{id}」がありません。letters/print に置かれているか確かめてください。',
    en: 'There is no letter “{id}”. See that it stands in letters/print.',
  },
  'publication.language.missing': {
    ja: '日本語か英語の少なくとも一方で書いてください。',
    en: 'Write it in Japanese or English at least.',
  },
  'publication.missing': { ja: '直すところがあります。{faults}', en: 'Something is missing. {faults}' },
  'publication.first-again': {
    ja: 'すでに公表しています。続報・最終報・訂正として書いてください。',
    en: 'This is public already. Write an update, the final notice or a correction.',
  },
  'publication.nothing-yet': {
    ja: 'まだ公表していないので、訂正するものがありません。',
    en: 'Nothing is public yet that could be corrected.',
  },
  'publication.not-in-review': { ja: '確認待ちの版がありません。', en: 'No version waits for review.' },
  'publication.gone': {
    ja: '公表した版は取り下げられません。誤りがあれば訂正を出してください。',
    en: 'What is public cannot be taken back. If it was wrong, publish a correction.',
  },
  'publication.own': {
    ja: '自分が書いた文は、ほかの人が確認します。どうしても一人で公表するときは理由を書いてください。',
    en: 'Somebody else reviews what you wrote. If you must publish it alone, say why.',
  },
  'publication.changed-since': {
    ja: '読んだときから、文か開示許可が変わりました。もう一度読み直してください。',
    en: 'The text, or what may be disclosed, has changed since it was read. Read it anew.',
  },
})

export const publicationEntryWords = words({
  'publication.written': {
    ja: '公表文を起案した：{number} 第{version}版（{stage}）「{subject}」',
    en: 'Drafted for publication: {number}, version {version} ({stage}), “{subject}”',
  },
  'publication.published': {
    ja: '公表した：{number} 第{version}版（{stage}、{asOf}現在）「{subject}」 {url} 本文のSHA-256 {sha256}（起案 {author}）',
    en: 'Published: {number}, version {version} ({stage}, as of {asOf}), “{subject}” {url} SHA-256 of the text {sha256} (written by {author})',
  },
  'publication.published-alone': {
    ja: '一人で公表した：{number} 第{version}版（{stage}、{asOf}現在）「{subject}」 {url} 本文のSHA-256 {sha256}（理由：{alone}）',
    en: 'Published alone: {number}, version {version} ({stage}, as of {asOf}), “{subject}” {url} SHA-256 of the text {sha256} (reason: {alone})',
  },
  'publication.scheduled': {
    ja: '公表を承認し、{at} に公開する予定にした：{number} 第{version}版（{stage}）「{subject}」（起案 {author}）',
    en: 'Approved to go public at {at}: {number}, version {version} ({stage}), “{subject}” (written by {author})',
  },
  'publication.published-by-clock': {
    ja: '予定の時刻に公表した：{number} 第{version}版（{stage}、{asOf}現在）「{subject}」 {url} 本文のSHA-256 {sha256}（起案 {author}、承認 {approver}）',
    en: 'Published at its hour: {number}, version {version} ({stage}, as of {asOf}), “{subject}” {url} SHA-256 of the text {sha256} (written by {author}, approved by {approver})',
  },
  'publication.not-published': {
    ja: '予定の時刻に公表しなかった：{number} 第{version}版。承認のあとで、公開してよい範囲か文が変わったため、起案者に戻した',
    en: 'Not published at its hour: {number}, version {version}. The text, or what may be disclosed, had changed since it was approved; it went back to its writer',
  },
  'publication.returned': {
    ja: '公表文を差し戻した：{number} 第{version}版 {reason}',
    en: 'Sent back: {number}, version {version}: {reason}',
  },
  'publication.withdrawn': {
    ja: '公表を取りやめた：{number} 第{version}版 {reason}',
    en: 'Not to be published: {number}, version {version}: {reason}',
  },
  'publication.stage.first': { ja: '第1報', en: 'first' },
  'publication.stage.second': { ja: '続報', en: 'update' },
  'publication.stage.final': { ja: '最終報', en: 'final' },
  'publication.stage.correction': { ja: '訂正', en: 'correction' },
  'announce.asked': {
    ja: 'お知らせメールの登録の申し込みがあり、確認のメールを出した：{email}',
    en: 'Somebody asked to be told of notices by mail; a mail to confirm went out: {email}',
  },
  'announce.joined': { ja: 'お知らせメールに登録した：{email}', en: 'Joined the list for notices by mail: {email}' },
  'announce.left': { ja: 'お知らせメールの登録をやめた：{email}', en: 'Left the list for notices by mail: {email}' },
  'announce.told': {
    ja: 'お知らせ {slug} を登録者{count}人にメールで知らせた',
    en: 'Notice {slug} mailed to {count} who asked for it',
  },
})

/** Said to the writer of what the clock did not publish. */
export const scheduleWords = words({
  changed: {
    ja: '予定の時刻に公開しませんでした。承認のあとで文か開示許可が変わっています。読み直して、もう一度回してください。',
    en: 'It was not published at its hour: the text, or what may be disclosed, has changed since it was approved. Read it anew and ask again.',
  },
})

const faultWords = words({
  missing: { ja: '「{name}」（{lang}）を書いてください。', en: 'Write “{name}” ({lang}).' },
  unknown: { ja: '「{name}」（{lang}）という欄はありません。', en: 'There is no place “{name}” ({lang}).' },
  wrong: { ja: '「{name}」（{lang}）の書き方が違います。{kind}', en: '“{name}” ({lang}) is not written right. {kind}' },
  'lang.ja': { ja: '日本語', en: 'Japanese' },
  'lang.en': { ja: '英語', en: 'English' },
  'kind.line': { ja: '1行で書いてください。', en: 'It is one line.' },
  'kind.text': { ja: '文で書いてください。', en: 'It is a text.' },
  'kind.day': { ja: '2026-11-22 のように書いてください。', en: 'Write it like 2026-11-22.' },
  'kind.time': { ja: '日付と時刻を書いてください。', en: 'Write a day and a time.' },
  'kind.list': { ja: '1行に一つずつ書いてください。', en: 'Write one a line.' },
  'kind.rows': { ja: '表の行として書いてください。', en: 'Write rows of the table.' },
})

export function faultText({ place, code, name, kind, lang: of }: LetterFault & { lang: Language }, lang: Language) {
  const t = speaker(faultWords, lang)
  return t(code, { name: name?.[lang] ?? place, lang: t(`lang.${of}`), kind: kind ? t(`kind.${kind}`) : '' }).trim()
}
