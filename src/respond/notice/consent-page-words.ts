import { words } from '#src/core/words.ts'

/** The page on which a source says by one press what may be disclosed, and the mail that asks. */
export const consentPageWords = words({
  title: { ja: 'どこまで伝えてよいか教えてください', en: 'How far may we pass on what you told us?' },
  lead: {
    ja: 'お寄せいただいた報告のうち、何を誰に伝えてよいかを選んでください。お返事があるまで、誰にも伝えません。あとから同じリンクで変えられます。',
    en: 'Choose what of your report may be told to whom. Until you answer, nobody is told. You can change it later by the same link.',
  },
  number: { ja: '受付番号', en: 'Number' },
  yours: { ja: 'お寄せいただいた内容', en: 'What you told us' },
  quick: { ja: 'まとめて答える', en: 'One answer for everything' },
  'all.nobody': { ja: '誰にも伝えないでください', en: 'Tell nobody' },
  'all.parties': {
    ja: '名前・組織名・添付ファイルは伏せて、ほかは関係するサイトに伝えてよい',
    en: 'To the sites involved, without my name, organisation and files',
  },
  'all.everything': { ja: 'すべて、関係するサイトに伝えてよい', en: 'Everything, to the sites involved' },
  'all.public': { ja: 'すべて、誰に伝えてもよい', en: 'Everything, to anybody' },
  each: { ja: '一つずつ選ぶ', en: 'Choose one by one' },
  save: { ja: 'この範囲で伝えてよい', en: 'This far, and no further' },
  said: { ja: 'お返事を受け取りました。ありがとうございます。', en: 'We have your answer. Thank you.' },
  now: { ja: 'いまのお返事', en: 'Your answer now' },
  'error.stale': {
    ja: '開いてから時間がたちすぎました。もう一度選んでください。',
    en: 'The page was open for too long. Choose again.',
  },
  'lost.title': { ja: 'ページが見つかりません', en: 'Page not found' },
  'lost.text': { ja: 'リンクが最後まであるか確かめてください。', en: 'Check that the link is whole.' },
  'mail.subject': {
    ja: '[{number}] いただいた情報をどこまで伝えてよいか教えてください',
    en: '[{number}] May we pass on what you told us?',
  },
  'mail.text': {
    ja: `{desk}です。
ご報告（受付番号 {number}）をありがとうございました。

関係する相手に知らせて被害を防ぐために、いただいた情報の何を、誰に伝えてよいかを教えてください。
お返事をいただくまで、誰にも伝えません。次のページで選べます。

  {url}

リンクはあなただけのものです。ほかの人に渡さないでください。
`,
    en: `{desk}

Thank you for your report ({number}).

To warn those concerned we would like to pass on some of what you told us. Please say what may be told, and to whom.
Until you answer, nobody is told. This page takes one press:

  {url}

The link is yours alone: please pass it to nobody.
`,
  },
})
