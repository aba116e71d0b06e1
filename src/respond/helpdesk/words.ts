import type { Language } from '#src/core/language.ts'
import { speaker, words } from '#src/core/words.ts'
import type { SheetFault } from './sheet.ts'

export const helpdeskRefusals = words({
  'helpdesk.query.not-found': { ja: 'その問い合わせはありません。', en: 'There is no such query.' },
  'helpdesk.query.raised': {
    ja: 'この問い合わせはすでに対策チームに回っています。',
    en: 'The team has this query already.',
  },
  'helpdesk.answer.not-found': {
    ja: '承認された想定問答に「{id}」はありません。いまの版を読み直してください。',
    en: 'The approved answers hold no “{id}”. Read the version that is in use now.',
  },
  'helpdesk.sheet.none': {
    ja: '承認された想定問答がまだありません。',
    en: 'No prepared answers have been approved yet.',
  },
  'helpdesk.sheet.faults': { ja: '直すところがあります。{faults}', en: 'Something has to be put right. {faults}' },
  'helpdesk.sheet.own': {
    ja: '自分が書いたものは、ほかの人が承認します。どうしても一人で承認するときは理由を書いてください。',
    en: 'Somebody else approves what you wrote. If you must approve it alone, say why.',
  },
  'helpdesk.sheet.not-in-review': { ja: '承認待ちの版がありません。', en: 'No version waits for approval.' },
  'helpdesk.sheet.changed-since': {
    ja: '読んだあとに新しい版が書かれました。もう一度読み直してください。',
    en: 'A newer version was written since it was read. Read it anew.',
  },
})

export const helpdeskEntryWords = words({
  'helpdesk.sheet.written': {
    ja: '報道対応の計画と想定問答を起案した：第{version}版（{answers}問）\n{text}',
    en: 'Drafted the media plan and the prepared answers: version {version} ({answers} answers)\n{text}',
  },
  'helpdesk.sheet.approved': {
    ja: '報道対応の計画と想定問答を承認した：第{version}版（起案 {author}）。窓口はこの版で答える\n{text}',
    en: 'Approved the media plan and the prepared answers: version {version} (written by {author}). The help desk answers by it\n{text}',
  },
  'helpdesk.sheet.approved-alone': {
    ja: '報道対応の計画と想定問答を一人で承認した：第{version}版（理由：{alone}）\n{text}',
    en: 'Approved the media plan and the prepared answers alone: version {version} (reason: {alone})\n{text}',
  },
  'helpdesk.sheet.returned': {
    ja: '想定問答を差し戻した：第{version}版 {reason}',
    en: 'Sent the prepared answers back: version {version}: {reason}',
  },
  'helpdesk.asked': {
    ja: '問い合わせ {number}（{who}、{channel}）{name}：{text}\n回答：{answer}{against}',
    en: 'Query {number} ({who}, {channel}) {name}: {text}\nAnswer: {answer}{against}',
  },
  'helpdesk.no-answer': { ja: 'まだ答えていない', en: 'not yet answered' },
  'helpdesk.against': { ja: '\n封じ込め {containment} への苦情', en: '\nA complaint about containment {containment}' },
  'helpdesk.answered': { ja: '問い合わせ {number} に答えた：{answer}', en: 'Answered query {number}: {answer}' },
  'helpdesk.raised': {
    ja: '問い合わせ {number} に本当の問題が含まれている。対策チームへ回した：{why}\n{text}',
    en: 'Query {number} holds a real problem; handed to the team: {why}\n{text}',
  },
  'helpdesk.reached': {
    ja: '知らせた：{channel}で{audience}に。届いた数 {reached} {text}',
    en: 'Told by {channel}: {audience}; reached {reached} {text}',
  },
  'helpdesk.reached-of': {
    ja: '知らせた：{channel}で{audience}に。対象 {meant}、届いた数 {reached} {text}',
    en: 'Told by {channel}: {audience}; reached {reached} of {meant} {text}',
  },
  'helpdesk.sort.press': { ja: '報道', en: 'press' },
  'helpdesk.sort.user': { ja: '利用者', en: 'user' },
  'helpdesk.sort.other': { ja: 'その他', en: 'other' },
  'helpdesk.channel.telephone': { ja: '電話', en: 'telephone' },
  'helpdesk.channel.mail': { ja: 'メール', en: 'mail' },
  'helpdesk.channel.fax': { ja: 'ファクス', en: 'fax' },
  'helpdesk.channel.counter': { ja: '窓口', en: 'counter' },
  'helpdesk.channel.web': { ja: 'ウェブサイト', en: 'website' },
  'helpdesk.channel.press': { ja: '報道発表', en: 'press' },
  'helpdesk.channel.letter': { ja: '通知書', en: 'letter' },
  'helpdesk.channel.poster': { ja: '掲示', en: 'poster' },
  'helpdesk.channel.meeting': { ja: '説明会・会見', en: 'meeting' },
  'helpdesk.channel.broadcast': { ja: '放送', en: 'announcement' },
  'helpdesk.channel.other': { ja: 'その他', en: 'other' },
})

/** What pages, paper and terminal call things by. */
export const helpdeskWords = words({
  readers: { ja: '報道窓口と問い合わせ窓口の担当者', en: 'press office and help desk' },
  now: { ja: 'いまどうなっていますか', en: 'What is the situation now?' },
  'audience.all': { ja: '報道・利用者', en: 'Press and users' },
  'audience.press': { ja: '報道', en: 'Press' },
  'audience.user': { ja: '利用者', en: 'Users' },
  'sort.press': { ja: '報道', en: 'Press' },
  'sort.user': { ja: '利用者', en: 'User' },
  'sort.other': { ja: 'その他', en: 'Other' },
  'state.open': { ja: '未回答', en: 'Not answered' },
  'state.answered': { ja: '回答済み', en: 'Answered' },
  'state.raised': { ja: '対策チームへ', en: 'With the team' },
  'state.settled': { ja: 'チームが回答', en: 'Team has answered' },
  'channel.telephone': { ja: '電話', en: 'Telephone' },
  'channel.mail': { ja: 'メール', en: 'Mail' },
  'channel.fax': { ja: 'ファクス', en: 'Fax' },
  'channel.counter': { ja: '窓口', en: 'Counter' },
  'channel.web': { ja: 'ウェブ', en: 'Web' },
  'channel.press': { ja: '報道発表', en: 'Press' },
  'channel.letter': { ja: '通知書', en: 'Letter' },
  'channel.poster': { ja: '掲示', en: 'Poster' },
  'channel.meeting': { ja: '説明会・会見', en: 'Meeting' },
  'channel.broadcast': { ja: '放送', en: 'Announcement' },
  'channel.other': { ja: 'その他', en: 'Other' },
})

const faultWords = words({
  'place.matter': { ja: '件名', en: 'What it is about' },
  'place.now': { ja: '現状の説明', en: 'What stands now' },
  'place.answer': { ja: '問{number}', en: 'Answer {number}' },
  withheld: {
    ja: '{place}（{lang}）に、情報源が公開を許していないことが含まれています。',
    en: '{place} ({lang}) says something that its source does not let us tell everybody.',
  },
  empty: { ja: '{place}（{lang}）に空欄があります。', en: '{place} ({lang}) is not complete.' },
  duplicate: { ja: '{place}の番号が重なっています。', en: '{place} stands twice.' },
  'no-containment': { ja: '{place}が指す封じ込めはありません。', en: '{place} names a containment that there is not.' },
  'lang.ja': { ja: '日本語', en: 'Japanese' },
  'lang.en': { ja: '英語', en: 'English' },
})

export function sheetFaultText({ place, lang: of, what }: SheetFault, lang: Language): string {
  const t = speaker(faultWords, lang)
  const named =
    place === 'matter' || place === 'now' ? t(`place.${place}`) : t('place.answer', { number: place.slice(1) })
  return t(what, { place: named, lang: t(`lang.${of}`) })
}
