import { words } from '#src/core/words.ts'

/** What the record says of mail that came in. Who really sent it no mail says by itself. */
export const threadEntryWords = words({
  'mail.in.reply': {
    ja: '返信「{subject}」を受け取った。差出人 {from}（{sender, select, known {送り先と同じアドレス、本人かは未確認} other {送り先と違うアドレス、本人かは未確認}}）{cut, select, yes {。長いため後ろを切った} other {}}\n{text}',
    en: 'Answer “{subject}” from {from} ({sender, select, known {an address that we wrote to; not verified} other {another address than we wrote to; not verified}}){cut, select, yes {; cut, as it is long} other {}}\n{text}',
  },
  'mail.in.verified': {
    ja: '返信「{subject}」を受け取った。差出人 {from}（署名により本人と確認）\n{text}',
    en: 'Answer “{subject}” from {from} (verified by signature)\n{text}',
  },
  'mail.in.unconfirmed': {
    ja: '返信「{subject}」を受け取った。差出人 {from}（署名は登録された鍵と合うが、鍵の指紋は未照合。本人かは未確認）\n{text}',
    en: 'Answer “{subject}” from {from} (the signature fits the key that we have, whose fingerprint nobody compared; not verified)\n{text}',
  },
  'mail.in.forged': {
    ja: '注意：返信「{subject}」の署名が合わない。差出人は {from} と名乗るが、書き換えられたか、なりすましの可能性がある\n{text}',
    en: 'Beware: the signature of “{subject}” does not fit. It says it is from {from}; it was altered, or is forged\n{text}',
  },
  'mail.in.locked': {
    ja: '{from} からの暗号化されたメール「{subject}」を開けなかった。こちらの鍵あてでないか、途中で壊れている。暗号化し直すよう頼むこと',
    en: 'An encrypted mail from {from}, “{subject}”, could not be opened: it is for another key than ours, or was damaged. Ask them to send it again',
  },
  'mail.in.opened': {
    ja: '{from} からの暗号化されたメールを開き、報告として受け付けた。届いたままのものも残した',
    en: 'Opened an encrypted mail from {from} and took it in as a report; what came is kept too',
  },
  'mail.in.auto-reply': {
    ja: '自動応答「{subject}」を受け取った。差出人 {from}\n{text}',
    en: 'Automatic answer “{subject}” from {from}\n{text}',
  },
  'mail.in.bounce': {
    ja: 'メールが届かなかったと知らせがあった：{failed}（{subject}）',
    en: 'A mail came back: {failed} ({subject})',
  },
})
