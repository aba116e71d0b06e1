import { words } from '#src/core/words.ts'

/** Why a mail was not put into the outbox. */
export const mailRefusals = words({
  'mail.nobody.invalid': { ja: 'メールの宛先がありません。', en: 'The mail has no recipient.' },
  'mail.recipients.invalid': {
    ja: '1通のメールの宛先は{most}件までです。',
    en: 'A mail has {most} recipients at most.',
  },
  'mail.address.invalid': {
    ja: 'メールアドレス「{address}」は使えません。綴りを確かめてください。',
    en: '“{address}” cannot be used as a mail address. Check how it is written.',
  },
  'mail.subject.invalid': {
    ja: '件名は1行で、{most}文字までで書いてください。',
    en: 'Write the subject in one line, of {most} characters at most.',
  },
  'mail.too-large': {
    ja: 'メールが大きすぎます（上限 {most} バイト）。添付を減らすか、分けて送ってください。',
    en: 'The mail is too large (limit {most} bytes). Attach less, or send it in parts.',
  },
  'mail.reference.invalid': {
    ja: '返信元の Message-ID「{reference}」は使えません。',
    en: 'The Message-ID “{reference}” that it answers cannot be used.',
  },
  'mail.attachments.invalid': { ja: '添付は{most}件までです。', en: 'A mail has {most} attachments at most.' },
  'mail.attachment.invalid': {
    ja: '添付「{name}」の名前か種類が使えません。',
    en: 'The name or the type of the attachment “{name}” cannot be used.',
  },
})

/** What the record says of mail by itself. */
export const mailEntryWords = words({
  'mail.sent': {
    ja: 'メール「{subject}」を送信サーバーが受け取った：{recipients}',
    en: 'The mail server took “{subject}” for {recipients}',
  },
  'mail.failed': {
    ja: 'メール「{subject}」は届かなかった：{recipients}。サーバーの応答：{reply}',
    en: 'The mail “{subject}” did not reach {recipients}. The server said: {reply}',
  },
})
