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
  'party.promise-soon': {
    ja: '{name} に知らせると約束した日が近い：{due}',
    en: 'Our promise to write to {name} is due soon: {due}',
  },
  'party.promise-late': {
    ja: '{name} に知らせると約束した日を過ぎた：{due}',
    en: 'Our promise to write to {name} was not kept: {due}',
  },
  'party.answer-late': {
    ja: '{name} からの返事が期限を過ぎた：{due}',
    en: 'The answer of {name} is overdue: {due}',
  },
  'party.publishes-soon': {
    ja: '{name} が公表するかもしれない日が近い：{due}',
    en: '{name} may publish what it knows soon: {due}',
  },
  'mail.retried': {
    ja: 'メール「{subject}」を送り直す：{recipients}',
    en: 'Sends “{subject}” once more to {recipients}',
  },
})

/** What the team is told of what is due with a party. */
export const partyReminderWords = words({
  'promise-soon.subject': {
    ja: '[{number}] 約束した返事の日が近づいています（{due}）',
    en: '[{number}] An answer that we promised is due soon ({due})',
  },
  'promise-soon.text': {
    ja: `{person} さん

インシデント {number} で、外部の方に {due} までに知らせると約束しています。
まだ知らせていません。経過だけでも、その前に連絡してください。

  {url}

このメールは自動で送られています。
`,
    en: `Dear {person},

In incident {number} we promised somebody outside to write by {due}, and have not yet.
Write before that, even if only how it stands.

  {url}

This mail is sent by the desk itself.
`,
  },
  'publishes-soon.subject': {
    ja: '[{number}] 外部の方が公表するかもしれない日が近づいています（{due}）',
    en: '[{number}] Somebody outside may publish soon ({due})',
  },
  'publishes-soon.text': {
    ja: `{person} さん

インシデント {number} で、外部の方が {due} に公表するおそれがあります。
その前に連絡し、対処の見込みを伝え、時期を相談してください。公表されたときの案内も用意してください。

  {url}

このメールは自動で送られています。
`,
    en: `Dear {person},

In incident {number} somebody outside may publish what they know on {due}.
Write before that: say when it will be mended and settle the time with them. Have our own
words ready for the day.

  {url}

This mail is sent by the desk itself.
`,
  },
  'promise-late.subject': {
    ja: '[{number}] 約束した返事の日を過ぎました（{due}）',
    en: '[{number}] An answer that we promised is overdue ({due})',
  },
  'promise-late.text': {
    ja: `{person} さん

インシデント {number} で、外部の方に {due} までに知らせると約束しましたが、まだ知らせていません。
すぐに連絡し、次に知らせる日を約束し直してください。

  {url}

このメールは自動で送られています。
`,
    en: `Dear {person},

In incident {number} we promised somebody outside to write by {due}, and did not.
Write now, and promise when they hear from us next.

  {url}

This mail is sent by the desk itself.
`,
  },
  'answer-late.subject': {
    ja: '[{number}] 相手からの返事が遅れています（期限 {due}）',
    en: '[{number}] An answer of theirs is overdue (since {due})',
  },
  'answer-late.text': {
    ja: `{person} さん

インシデント {number} で、{due} までに返事をお願いした相手から、まだ返事がありません。
催促するか、別の窓口を探してください。

  {url}

このメールは自動で送られています。
`,
    en: `Dear {person},

In incident {number} somebody whom we asked to answer by {due} has not answered.
Ask again, or find another way to reach them.

  {url}

This mail is sent by the desk itself.
`,
  },
})

export const threadRefusals = words({
  'mail.not-found': { ja: 'そのメールはありません。', en: 'There is no such mail.' },
  'mail.none-failed': {
    ja: '届かなかった宛先がありません。待機中のものは自動で送り直されます。',
    en: 'It failed for nobody. What waits is tried again by itself.',
  },
})

/** How far a mail is, and what one that came in is worth. */
export const threadWords = words({
  thread: { ja: 'メールのやり取り', en: 'Mail out and in' },
  retry: { ja: '送り直す', en: 'Send again' },
  letters: { ja: '文面を見る・直す', en: 'See and change the letters' },
  outbox: { ja: '送信メール', en: 'Outgoing mail' },
  'outbox.shows': { ja: '表示するもの', en: 'Which are shown' },
  'outbox.all': { ja: 'すべて', en: 'All' },
  'outbox.none': { ja: 'まだ何も送っていません', en: 'Nothing has been sent yet' },
  'outbox.none.state': { ja: 'この状態のメールはありません', en: 'No mail is in this state' },
  'outbox.none.text': {
    ja: '連絡を承認すると、ここで届くまでを追えます。届かなかったものは、理由を見て送り直せます。',
    en: 'Once a notice is approved it is followed here until it has arrived. What failed shows why, and can be sent again.',
  },
  said: { ja: 'サーバーの応答：{text}', en: 'the server said: {text}' },
  again: { ja: '次は {at}', en: 'next at {at}' },
  'state.waiting': { ja: '待機中', en: 'Waiting' },
  'state.handing': { ja: '送信中', en: 'Being sent' },
  'state.sent': { ja: '送信済み', en: 'Sent' },
  'state.failed': { ja: '不達', en: 'Failed' },
  'state.cancelled': { ja: '取り消し', en: 'Called back' },
  'sort.reply': { ja: '返信', en: 'Answer' },
  'sort.auto-reply': { ja: '自動応答', en: 'Automatic answer' },
  'sort.bounce': { ja: '届かなかった知らせ', en: 'Came back' },
  'signature.none': { ja: '署名なし・本人かは未確認', en: 'not signed, not verified' },
  'signature.verified': { ja: '署名により本人と確認', en: 'verified by signature' },
  'signature.unconfirmed': { ja: '署名は合うが鍵の指紋が未照合', en: 'the signature fits; its key was not compared' },
  'signature.unknown': { ja: '知らない鍵の署名・本人かは未確認', en: 'signed with an unknown key, not verified' },
  'signature.forged': { ja: '署名が合わない・なりすましの可能性', en: 'the signature does not fit: altered or forged' },
  'encryption.pgp': { ja: '暗号化（PGP）', en: 'encrypted (PGP)' },
  'encryption.smime': { ja: '暗号化（S/MIME）', en: 'encrypted (S/MIME)' },
  'encryption.locked': { ja: '開けなかった', en: 'could not be opened' },
})

export const threadCliWords = words({
  'mail.outbox': { ja: '送信待ち・送信済み・不達のメールを一覧する', en: 'list mail that waits, has left or failed' },
  'mail.outbox.state': { ja: 'この状態の宛先があるものだけ', en: 'only with a recipient in this state' },
  'mail.retry': { ja: '届かなかった宛先に送り直す', en: 'send once more to those whom a mail did not reach' },
  'mail.thread': { ja: 'インシデントのメールのやり取りを示す', en: 'show the mail out and in of an incident' },
})
