import { words } from '#src/core/words.ts'

export const helpdeskCliWords = words({
  helpdesk: {
    ja: '報道と利用者への一つの窓口：想定問答、問い合わせ、届いた数',
    en: 'one voice towards press and users: prepared answers, queries, who was reached',
  },
  show: {
    ja: 'いま言ってよいことと、語に合う答え、その人の前の問い合わせを示す',
    en: 'what may be said now, the answers that fit a word, and what that person asked before',
  },
  take: { ja: '問い合わせと、その回答を書き留める', en: 'take down a query and what it was answered' },
  answer: { ja: '書き留めた問い合わせに答える', en: 'answer a query that was taken down' },
  raise: {
    ja: '本当の問題を含む問い合わせを対策チームへ回す',
    en: 'hand a query that holds a real problem to the team',
  },
  list: { ja: '問い合わせの一覧と数', en: 'queries of an incident, and how many' },
  sheet: {
    ja: '報道対応の計画と想定問答を示す・起案する・承認する',
    en: 'show, write or approve the media plan and the prepared answers',
  },
  reached: { ja: 'どの経路で何人に届いたか', en: 'whom each channel has reached' },
  from: { ja: '誰から: press（報道）、user（利用者）、other', en: 'who asks: press, user, other' },
  channel: { ja: 'どの経路で', en: 'by which way' },
  name: { ja: '相手の氏名', en: 'name' },
  organisation: { ja: '相手の組織', en: 'organisation' },
  reach: { ja: '折り返し先', en: 'how to reach them' },
  text: { ja: '尋ねられたこと', en: 'what was asked' },
  given: { ja: '使った想定問答（a1 など）', en: 'the prepared answer that was given, such as a1' },
  said: { ja: '答えたこと', en: 'what was answered' },
  complaint: { ja: '苦情である', en: 'it is a complaint' },
  containment: { ja: 'どの封じ込めへの苦情か（C1 など）', en: 'which containment it complains of, such as C1' },
  why: { ja: '何が問題か', en: 'what the problem is' },
  file: { ja: '内容の JSON ファイル（- は標準入力）', en: 'JSON file with what stands in it (- for standard input)' },
  approve: { ja: '承認する版', en: 'the version to approve' },
  alone: { ja: '自分が書いたものを一人で承認する理由', en: 'why you approve alone what you wrote yourself' },
  audience: { ja: '誰に知らせたか', en: 'who was told' },
  meant: { ja: '対象の数', en: 'how many it was for' },
  count: { ja: '届いた数', en: 'how many it reached' },
  'said.now': { ja: '{incident} 第{version}版：{now}', en: '{incident} version {version}: {now}' },
  'said.counts': {
    ja: '全{all}件（報道{press}・利用者{user}）、未回答{open}件、対策チームへ{raised}件、苦情{complaints}件',
    en: '{all} in all ({press} press, {user} users), {open} not answered, {raised} with the team, {complaints} complaints',
  },
  'wrong.file': { ja: '{file} を内容として読めません。{detail}', en: '{file} cannot be read as a sheet. {detail}' },
})
