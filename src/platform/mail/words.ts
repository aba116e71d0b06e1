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
  'mail.key.absent': { ja: '鍵のファイル {file} を読めません。', en: 'The key file {file} cannot be read.' },
  'mail.key.open': {
    ja: '鍵のファイル {file} をほかの人も読めます。chmod 600 {file} としてください。',
    en: 'Others can read the key file {file}. Run chmod 600 {file}.',
  },
  'mail.key.unreadable': {
    ja: '{file} は鍵または証明書として読めません。',
    en: '{file} cannot be read as a key or certificate.',
  },
  'mail.key.locked': {
    ja: '鍵 {file} がパスフレーズで開きません。HIKESHI_PGP_PASSPHRASE または HIKESHI_SMIME_PASSPHRASE を確かめてください。',
    en: 'The passphrase does not open the key {file}. Check HIKESHI_PGP_PASSPHRASE or HIKESHI_SMIME_PASSPHRASE.',
  },
  'mail.key.alone': {
    ja: 'S/MIME には鍵（HIKESHI_SMIME_KEY）と証明書（HIKESHI_SMIME_CERT）の両方が要ります。あるのは {file} だけです。',
    en: 'S/MIME needs both a key (HIKESHI_SMIME_KEY) and its certificate (HIKESHI_SMIME_CERT); there is only {file}.',
  },
  'mail.key.pair': {
    ja: '鍵 {file} と証明書 {certificate} が組になっていません。',
    en: 'The key {file} does not belong to the certificate {certificate}.',
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
