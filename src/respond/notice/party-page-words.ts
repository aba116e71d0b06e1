import { words } from '#src/core/words.ts'

/** The page on which a party outside answers, and the mail that brings its link. */
export const partyPageWords = words({
  title: { ja: '{name} からのお返事', en: 'Answer of {name}' },
  lead: {
    ja: '分かっていることからお知らせください。このページには同じリンクでいつでも戻れます。',
    en: 'Tell us what you know so far. You can come back by the same link at any time.',
  },
  number: { ja: '案件番号', en: 'Case number' },
  sent: { ja: 'お送りした連絡', en: 'What we sent you' },
  act: { ja: '何をお知らせいただけますか', en: 'What do you want to tell us?' },
  'act.answer': { ja: '調べた結果や返事', en: 'What we found, or an answer' },
  'act.promise': { ja: '返事をする日を約束する', en: 'We promise an answer by a day' },
  'act.fixed': { ja: '対処が済んだ', en: 'It is fixed' },
  'act.question': { ja: '質問', en: 'A question' },
  text: { ja: '内容', en: 'Text' },
  day: { ja: '返事をする日（約束する場合）', en: 'Day of the answer (if you promise one)' },
  files: { ja: 'ファイル', en: 'Files' },
  send: { ja: '送る', en: 'Send' },
  saved: { ja: '受け取りました。ありがとうございます。', en: 'Received. Thank you.' },
  closed: {
    ja: 'この件のやり取りは終わりました。ご協力ありがとうございました。',
    en: 'This matter is closed. Thank you for your help.',
  },
  'error.stale': {
    ja: '開いてから時間がたちすぎました。もう一度送ってください。',
    en: 'The page was open for too long. Send again.',
  },
  'error.nothing': { ja: '内容を書くか、ファイルを付けてください。', en: 'Write something, or add a file.' },
  'error.day': {
    ja: '約束する日を、今日から1年以内で書いてください。',
    en: 'Give a day from today to a year from now.',
  },
  'error.large': { ja: '大きすぎます（全部で{limit} MBまで）。', en: 'It is too large (at most {limit} MB in all).' },
  'lost.title': { ja: 'ページが見つかりません', en: 'Page not found' },
  'lost.text': { ja: 'リンクが最後まであるか確かめてください。', en: 'Check that the link is whole.' },
  'mail.subject': { ja: '[{number}] お返事をいただくページ', en: '[{number}] A page for your answer' },
  'mail.text': {
    ja: `{name} 様

{desk}です。
案件 {number} について、次のページからお返事いただけます。アカウントは要りません。

  {url}

リンクは貴組織だけのものです。ほかへ渡さないでください。
`,
    en: `To {name}

{desk}

You can answer about case {number} on this page. No account is needed.

  {url}

The link is yours alone: please pass it to nobody.
`,
  },
})
