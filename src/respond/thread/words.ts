import { words } from '#src/core/words.ts'

/** What the record says of mail that came in. Who really sent it no mail says by itself. */
export const threadEntryWords = words({
  'mail.in.reply': {
    ja: '返信「{subject}」を受け取った。差出人 {from}（{sender, select, known {送り先と同じアドレス、本人かは未確認} other {送り先と違うアドレス、本人かは未確認}}）{cut, select, yes {。長いため後ろを切った} other {}}\n{text}',
    en: 'Answer “{subject}” from {from} ({sender, select, known {an address that we wrote to; not verified} other {another address than we wrote to; not verified}}){cut, select, yes {; cut, as it is long} other {}}\n{text}',
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
