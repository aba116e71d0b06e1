import { words } from '#src/core/words.ts'

/** The public pages of notices. */
export const pageWords = words({
  title: { ja: 'お知らせ', en: 'Notices' },
  desk: { ja: '情報セキュリティ窓口', en: 'Information security desk' },
  none: { ja: 'いまお知らせはありません。', en: 'There are no notices at present.' },
  'as-of': { ja: '{at} 現在', en: 'As of {at}' },
  published: { ja: '公表 {at}', en: 'Published {at}' },
  'stage.first': { ja: '第1報', en: 'First notice' },
  'stage.second': { ja: '続報', en: 'Update' },
  'stage.final': { ja: '最終報', en: 'Final notice' },
  'stage.correction': { ja: '訂正', en: 'Correction' },
  newer: { ja: 'これより新しいお知らせがあります。', en: 'There is a newer notice.' },
  'newer.link': { ja: '最新のお知らせを読む', en: 'Read the newest one' },
  corrected: { ja: 'このお知らせは {at} に訂正しました。', en: 'This notice was corrected on {at}.' },
  'corrected.link': { ja: '訂正を読む', en: 'Read the correction' },
  'hidden.title': { ja: '訂正により表示を取りやめたお知らせ', en: 'A notice that is no longer shown' },
  hidden: {
    ja: 'この版の本文は、訂正にともない表示を取りやめました。',
    en: 'The text of this version is no longer shown, because it was corrected.',
  },
  'other.ja': { ja: '', en: 'This notice has been published in Japanese only so far.' },
  'other.en': { ja: 'このお知らせは、いまのところ英語だけで公表しています。', en: '' },
  versions: { ja: 'これまでの版', en: 'All versions' },
  'version.this': { ja: '（表示中）', en: ' (shown here)' },
  qr: { ja: 'このお知らせの最新版', en: 'The newest version of this notice' },
  hash: { ja: '本文の照合値（SHA-256）', en: 'Fingerprint of the text (SHA-256)' },
  all: { ja: 'お知らせの一覧', en: 'All notices' },
  feed: { ja: '更新情報（Atom）', en: 'Feed (Atom)' },
  subscribe: { ja: 'メールで知らせてもらう', en: 'Be told by mail' },
  'lang.other': { ja: 'English', en: '日本語' },
  skip: { ja: '本文へ', en: 'Skip to the text' },
  reach: { ja: 'お問い合わせ', en: 'How to reach us' },
  'lost.title': { ja: 'お知らせが見つかりません', en: 'There is no such notice' },
  'lost.text': {
    ja: 'アドレスを確かめるか、一覧から選んでください。',
    en: 'Check the address, or choose from the list.',
  },
})

/** Joining and leaving the list of those who are told by mail. */
export const announceWords = words({
  'ask.title': { ja: 'お知らせをメールで受け取る', en: 'Be told of notices by mail' },
  'ask.text': {
    ja: 'メールアドレスを送ると、確認のメールが届きます。その中のリンクを開いて登録を確定すると、新しいお知らせのたびにメールでお知らせします。いつでもやめられます。',
    en: 'Send your address, and a mail comes to it. Open the link in that mail and confirm; from then on you are told of each new notice. You can leave at any time.',
  },
  email: { ja: 'メールアドレス', en: 'E-mail address' },
  'ask.act': { ja: '確認のメールを送る', en: 'Send the mail' },
  'ask.wrong': { ja: 'メールアドレスの形が正しくありません。', en: 'This is not a mail address.' },
  'asked.title': { ja: '確認のメールをご覧ください', en: 'Look into your mail' },
  'asked.text': {
    ja: 'そのアドレスにメールをお送りしました。中のリンクを開いて確定するまで、登録されません。届かないときは、アドレスを確かめて1時間後にもう一度お試しください。',
    en: 'We have sent a mail to that address. Nothing begins before you open the link in it and confirm. If nothing arrives, check the address and try again in an hour.',
  },
  'on.title': { ja: '登録されています', en: 'You are on the list' },
  'on.text': { ja: '新しいお知らせを {email} へお送りします。', en: 'New notices are sent to {email}.' },
  'on.act': { ja: '登録をやめる', en: 'Leave the list' },
  'off.title': { ja: '登録されていません', en: 'You are not on the list' },
  'off.text': { ja: '{email} へはお知らせをお送りしません。', en: 'Nothing is sent to {email}.' },
  'off.act': { ja: '登録する', en: 'Join the list' },
  'confirm.title': { ja: '登録を確定する', en: 'Confirm' },
  'confirm.text': {
    ja: '{email} で新しいお知らせを受け取りますか。',
    en: 'Do you want to be told of new notices at {email}?',
  },
  stale: {
    ja: '開いてから時間がたちすぎました。もう一度押してください。',
    en: 'The page was open for too long. Press again.',
  },
  'mail.confirm.subject': { ja: 'お知らせメールの登録の確認', en: 'Confirm that you want our notices' },
  'mail.confirm.text': {
    ja: `{desk}です。
このアドレスへ、新しいお知らせをメールでお送りする登録の申し込みがありました。

登録するときは、次のページを開いて確定してください。

  {url}

心当たりがなければ、何もしないでください。登録はされず、お知らせも届きません。
このメールは自動で送られています。
`,
    en: `{desk}

Somebody asked that new notices be sent to this address.

If it was you, open this page and confirm:

  {url}

If it was not, do nothing: you will not be on the list, and no notice will come.
This mail was sent automatically.
`,
  },
  'mail.notice.subject': { ja: '[お知らせ] {subject}', en: '[Notice] {subject}' },
  'mail.notice.text': {
    ja: `{text}

最新の内容は次のページにあります。

  {url}

{rule}
このメールは、お知らせの登録をした方にお送りしています。
登録をやめる： {leave}
`,
    en: `{text}

The newest version is on this page:

  {url}

{rule}
You get this mail because you asked to be told of our notices.
Leave the list: {leave}
`,
  },
})
