import { words } from '#src/core/words.ts'

/** The page on which a contact says whether what we hold of it is still right, and the mail that asks once a year. */
export const contactPageWords = words({
  title: { ja: '連絡先の確認', en: 'Is this still right?' },
  lead: {
    ja: 'インシデントのときにご連絡するため、次の内容を控えています。いまも正しいか教えてください。',
    en: 'We hold this to reach you in an incident. Please say whether it is still right.',
  },
  name: { ja: '名前', en: 'Name' },
  organisation: { ja: '組織', en: 'Organisation' },
  person: { ja: '担当者', en: 'Person' },
  'channel.email': { ja: 'メール', en: 'E-mail' },
  'channel.phone': { ja: '電話', en: 'Telephone' },
  'channel.fax': { ja: 'FAX', en: 'Fax' },
  'channel.web': { ja: 'Web', en: 'Web' },
  'channel.post': { ja: '住所', en: 'Address' },
  holds: { ja: '担当範囲', en: 'Answers for' },
  right: { ja: 'このとおりです', en: 'It is still right' },
  wrong: { ja: '直すところ', en: 'What has changed' },
  'wrong.act': { ja: '直すところを送る', en: 'Send what has changed' },
  'said.right': {
    ja: 'ありがとうございます。確認済みとして記録しました。',
    en: 'Thank you. It is recorded as confirmed.',
  },
  'said.wrong': {
    ja: 'ありがとうございます。窓口の担当者が確かめて直します。',
    en: 'Thank you. Somebody at the desk will check it and put it right.',
  },
  'error.nothing': { ja: '直すところを書いてください。', en: 'Write what has changed.' },
  'error.stale': {
    ja: '開いてから時間がたちすぎました。もう一度押してください。',
    en: 'The page was open for too long. Press again.',
  },
  'mail.subject': { ja: '連絡先の確認のお願い（年1回）', en: 'Are these contact details still right? (once a year)' },
  'mail.text': {
    ja: `{name} 様

{desk}です。
インシデントのときにご連絡するため、貴組織の連絡先を控えています。
いまも正しいか、次のページを開いてお知らせください。ボタンを1回押すだけで済みます。

  {url}

リンクは貴組織だけのものです。ほかへ渡さないでください。
`,
    en: `To {name}

{desk}

We hold your contact details to reach you in an incident.
Please open this page and say whether they are still right. It takes one press:

  {url}

The link is yours alone: please pass it to nobody.
`,
  },
})
