import { words } from '#src/core/words.ts'
import { checklistWords } from './checklist-words.ts'

export const noticeRefusals = words({
  'notice.not-found': { ja: 'その連絡はありません。', en: 'There is no such notice.' },
  'notice.template.not-found': {
    ja: '文面「{id}」は連絡に使えません。メールの文面を選んでください。',
    en: 'There is no letter “{id}” for notices. Choose one in the form of a mail.',
  },
  'notice.template.not-for-them': {
    ja: '公開用の文面は公開に、それ以外の文面は連絡先あてに使ってください。',
    en: 'A public letter is for publishing, any other is for a contact.',
  },
  'notice.contact.not-found': { ja: 'その連絡先はありません。', en: 'There is no such contact.' },
  'notice.no-mailbox': {
    ja: '「{name}」にメールアドレスがありません。連絡先に加えるか、書面・FAX・電話で渡すものとして承認してください。',
    en: '“{name}” has no mailbox. Add one to the contact, or approve it to be handed over on paper, by fax or telephone.',
  },
  'notice.missing': {
    ja: '埋まっていない項目があります: {facts}',
    en: 'These places of the letter are empty: {facts}',
  },
  'notice.gone': {
    ja: 'この連絡はもう変えられません。誤りがあれば、訂正の連絡を出してください。',
    en: 'This notice can no longer be changed. If it was wrong, send a correction.',
  },
  'notice.not-in-review': { ja: 'この連絡は確認待ちではありません。', en: 'This notice does not wait for review.' },
  'notice.own': {
    ja: '自分が書いた連絡は、ほかの人が確認します。どうしても一人で出すときは理由を書いてください。',
    en: 'Somebody else reviews what you wrote. If you must send it alone, say why.',
  },
  'notice.delivery.not-approved': {
    ja: 'まだ承認されていません。承認されたものだけを渡せます。',
    en: 'It was not approved yet. Only what was approved is handed over.',
  },
  'notice.delivery.future': { ja: 'これから先の時刻は記せません。', en: 'The time lies in the future.' },
  'notice.delivery.before': {
    ja: '承認される前の時刻です。渡した時刻を確かめてください。',
    en: 'The time lies before the approval. See when it was handed over.',
  },
  'notice.changed-since': {
    ja: '書いたときから、開示許可か件の内容が変わりました。もう一度作成し、読み直してください。',
    en: 'What may be disclosed, or the case itself, has changed since this was written. Compose it again and read it anew.',
  },
  'notice.seal.unusable': {
    ja: '「{name}」の鍵は登録されていますが、どれも使えません。鍵を直すか、暗号化せずに送る理由を書いてください。',
    en: 'Keys of “{name}” are known, and none can be used. Put them right, or say why it goes without encryption.',
  },
  'notice.seal.no-own-key': {
    ja: '「{name}」の鍵で暗号化するには、こちらの鍵が要ります（HIKESHI_PGP_KEY、HIKESHI_SMIME_KEY）。暗号化せずに送るなら理由を書いてください。',
    en: 'To encrypt for “{name}” the desk needs a key of its own (HIKESHI_PGP_KEY, HIKESHI_SMIME_KEY). To send it readable, say why.',
  },
  'notice.tree.empty': {
    ja: '電話かFAXのある連絡先がまだありません。連絡先に加えてください。',
    en: 'No contact has a telephone or fax yet. Add them to the contacts.',
  },
  'notice.consent.no-mailbox': {
    ja: '{number} の情報提供者のメールアドレスが分かりません。電話などで尋ね、答えを記録してください。',
    en: 'No mailbox is known of the source of {number}. Ask by telephone, and note the answer.',
  },
  'notice.consent.asked-already': {
    ja: 'いま尋ねたばかりです。1時間たつとまた尋ねられます。',
    en: 'It was asked just now. It can be asked again after an hour.',
  },
  'notice.decide.not-allowed': {
    ja: '情報提供者の意向によらずに開示の範囲を広げられるのは、連絡を承認できる人だけです。',
    en: 'Only somebody who may approve notices decides to disclose more than the source allows.',
  },
})

const sent = (ja: string, en: string) => ({ ja, en })
export const noticeEntryWords = words({
  'notice.line.management': checklistWords['line.management'],
  'notice.line.unit': checklistWords['line.unit'],
  'notice.line.source-end': checklistWords['line.source-end'],
  'notice.line.target-end': checklistWords['line.target-end'],
  'notice.line.reporter': checklistWords['line.reporter'],
  'notice.line.authority': checklistWords['line.authority'],
  'notice.line.csirt': checklistWords['line.csirt'],
  'notice.line.police': checklistWords['line.police'],
  'notice.line.users': checklistWords['line.users'],
  'notice.line.vendor': checklistWords['line.vendor'],
  'notice.line.media': checklistWords['line.media'],
  'notice.line.legal': checklistWords['line.legal'],
  'notice.contact.asked': {
    ja: '連絡先「{name}」に、内容がいまも正しいかをメールで尋ねた',
    en: 'Asked the contact “{name}” by mail whether it still holds',
  },
  'notice.contact.still-right': {
    ja: '連絡先「{name}」が、いまも正しいと答えた',
    en: 'The contact “{name}” says that it is still right',
  },
  'notice.contact.to-correct': {
    ja: '連絡先「{name}」が、直してほしいと答えた：{text}',
    en: 'The contact “{name}” wants something put right: {text}',
  },
  'notice.party.link-mailed': {
    ja: '{name} に、返事のためのページのリンクをメールで送った',
    en: 'Mailed {name} the link to a page for its answer',
  },
  'notice.party.link-made': {
    ja: '{name} のために、返事のためのページを作った（メールアドレスなし）',
    en: 'Made a page for the answer of {name}, which has no mailbox',
  },
  'notice.party.said.answer': { ja: '{name} がページで答えた：{text}', en: '{name} answered on its page: {text}' },
  'notice.party.said.promise': {
    ja: '{name} が {promised} までの返事を約束した：{text}',
    en: '{name} promised an answer by {promised}: {text}',
  },
  'notice.party.said.fixed': {
    ja: '{name} が、対処は済んだと知らせた：{text}',
    en: '{name} says that it is fixed: {text}',
  },
  'notice.party.said.question': { ja: '{name} からの質問：{text}', en: '{name} asks: {text}' },
  'notice.consent.asked': {
    ja: '{number} の情報提供者に、どこまで伝えてよいかをメールで尋ねた',
    en: 'Asked the source of {number} by mail how far its information may go',
  },
  'notice.consent.source': sent(
    '報告 {number} の開示許可を、情報提供者の意向により改めた。根拠：{ground}',
    'Changed what may be disclosed of {number}, as its source says. Ground: {ground}',
  ),
  'notice.consent.decision': sent(
    '報告 {number} の開示許可を、決定により改めた。根拠：{ground}',
    'Changed what may be disclosed of {number}, by decision. Ground: {ground}',
  ),
  'notice.written': sent('連絡 {number} を書いた：{to}「{subject}」', 'Wrote notice {number} to {to}: “{subject}”'),
  'notice.revised': sent(
    '連絡 {number} を書き直した：{to}「{subject}」',
    'Wrote notice {number} to {to} anew: “{subject}”',
  ),
  'notice.sent': sent(
    '連絡 {number} を承認し、送信待ちにした：{to}「{subject}」（起案 {author}）',
    'Approved notice {number} to {to} and queued it: “{subject}” (written by {author})',
  ),
  'notice.sent-alone': sent(
    '連絡 {number} を一人で承認し、送信待ちにした：{to}「{subject}」。理由：{alone}',
    'Approved own notice {number} to {to} alone and queued it: “{subject}”. Reason: {alone}',
  ),
  'notice.approved-by-hand': sent(
    '連絡 {number} を承認した。メールでなく人が渡す：{to}「{subject}」（起案 {author}）',
    'Approved notice {number} to {to}, to be handed over by a person: “{subject}” (written by {author})',
  ),
  'notice.approved-by-hand-alone': sent(
    '連絡 {number} を一人で承認した。メールでなく人が渡す：{to}「{subject}」。理由：{alone}',
    'Approved own notice {number} to {to} alone, to be handed over by a person: “{subject}”. Reason: {alone}',
  ),
  'notice.delivered.letter': sent(
    '連絡 {number} を書面で渡した：{to}（{reached}）「{subject}」{said}',
    'Handed over notice {number} to {to} ({reached}) as a letter: “{subject}” {said}',
  ),
  'notice.delivered.fax': sent(
    '連絡 {number} をFAXで送った：{to}（{reached}）「{subject}」{said}',
    'Sent notice {number} to {to} ({reached}) by fax: “{subject}” {said}',
  ),
  'notice.delivered.phone': sent(
    '連絡 {number} を電話で伝えた：{to}（{reached}）「{subject}」{said}',
    'Told {to} ({reached}) notice {number} on the telephone: “{subject}” {said}',
  ),
  'notice.delivered.form': sent(
    '連絡 {number} を相手の受付フォームで届けた：{to}（{reached}）「{subject}」{said}',
    'Filed notice {number} with {to} ({reached}) in a form of theirs: “{subject}” {said}',
  ),
  'notice.returned': sent('連絡 {number} を差し戻した。理由：{reason}', 'Sent notice {number} back. Reason: {reason}'),
  'notice.withdrawn': sent('連絡 {number} を取りやめた。理由：{reason}', 'Took notice {number} back. Reason: {reason}'),
  'notice.encrypted': sent(
    '連絡 {number} を{key}で暗号化した。鍵 {fingerprint}（指紋{checked, select, yes {照合済み} other {未照合}}）',
    'Encrypted notice {number} by {key} with the key {fingerprint} ({checked, select, yes {fingerprint compared} other {fingerprint not compared}})',
  ),
  'notice.in-clear': sent(
    '連絡 {number} は、相手の鍵があるが暗号化せずに送る。理由：{reason}',
    'Notice {number} goes without encryption although a key is known. Reason: {reason}',
  ),
  'notice.check.told': sent('{line}に連絡した：{note}', 'Told: {line}. {note}'),
  'notice.check.needless': sent(
    '{line}への連絡は要らないとした。理由：{note}',
    'Not needed to tell: {line}. Reason: {note}',
  ),
  'notice.check.taken-back': sent(
    '{line}への連絡について記したことを取り消した',
    'Took back what was noted of telling: {line}',
  ),
  'notice.party.answered': sent('{name} から返事があった：{text}', '{name} answered: {text}'),
  'notice.party.dated': sent(
    '{name} との期日を決めた：次にこちらから知らせる {promised}、返事を待つ {expected}',
    'Dates with {name}: we write by {promised}, we wait until {expected}',
  ),
  'notice.party.publishes': sent(
    '{name} が公表するおそれがある（時期 {at}）：{reason}',
    '{name} may publish what it knows (when: {at}): {reason}',
  ),
  'notice.party.publishes-not': sent(
    '{name} が公表するおそれはなくなった',
    '{name} is no longer expected to publish what it knows',
  ),
  'notice.party.closed': sent('{name} とのやり取りを終えた', 'Closed the exchange with {name}'),
  'notice.party.opened': sent('{name} とのやり取りを再開した', 'Took up the exchange with {name} again'),
})

/** Why something may be told, and why not. */
export const noticeWords = words({
  desk: { ja: 'インシデント対応窓口', en: 'the incident desk' },
  everybody: { ja: '公開', en: 'Everybody' },
  'why.own': { ja: '相手自身が寄せた情報です。', en: 'They told us themselves.' },
  'why.named': { ja: '情報提供者が開示先として挙げた相手です。', en: 'The source named them.' },
  'why.party': { ja: '関係者への開示が許可されています。', en: 'The parties concerned may have it, and they are one.' },
  'why.public': { ja: '公開が許可されています。', en: 'Anybody may have it.' },
  'not.not-said': {
    ja: '開示してよいか示されていません。情報提供者に尋ねてください。',
    en: 'The source has not said whether it may be disclosed. Ask it.',
  },
  'not.nobody': { ja: '情報提供者が、誰にも開示しないよう求めています。', en: 'The source lets nobody have it.' },
  'not.not-named': {
    ja: '情報提供者が挙げた相手に入っていません。',
    en: 'The source named others, not this recipient.',
  },
  'not.not-concerned': {
    ja: '関係者までの許可です。この相手はこの件の関係者になっていません。',
    en: 'It is for the parties concerned, and this recipient is none of this incident.',
  },
  'not.not-public': { ja: '公開は許可されていません。', en: 'It may not be made public.' },
  'not.tlp-red': { ja: 'TLP:RED：挙げられた相手だけに伝えられます。', en: 'TLP:RED: for those who were named alone.' },
  'not.tlp-amber-strict': {
    ja: 'TLP:AMBER+STRICT：組織の外へは出せません。',
    en: 'TLP:AMBER+STRICT: not outside our organisation.',
  },
  'not.tlp-amber': {
    ja: 'TLP:AMBER：組織とその顧客までです。',
    en: 'TLP:AMBER: for our organisation and its clients.',
  },
  'not.tlp-green': {
    ja: 'TLP:GREEN：対応に当たる仲間までで、公にはできません。',
    en: 'TLP:GREEN: for the community, not for the public.',
  },
  'not.tlp-unknown': {
    ja: '付いている取り扱い表示が分かりません。情報提供者に確かめてください。',
    en: 'Its label is none that we know. Ask the source.',
  },
  'not.carries': {
    ja: 'ファイルの中の、開示できない情報を取り除けません。',
    en: 'The file may hold what this recipient may not have, and nothing can be taken out of it.',
  },
  'seal.encrypted': {
    ja: '{kind}で署名し、暗号化して送ります。鍵の指紋は照合済みです。',
    en: 'It leaves signed and encrypted ({kind}); the fingerprint of the key was compared.',
  },
  'seal.unconfirmed': {
    ja: '{kind}で署名し、暗号化して送ります。鍵の指紋はまだ照合していません。大事な内容なら、先に電話で確かめてください。',
    en: 'It leaves signed and encrypted ({kind}). Nobody compared the fingerprint of the key yet: if it matters, do so by telephone first.',
  },
  'seal.signed': {
    ja: '{kind}で署名して送ります。相手の鍵がないため、途中で読まれ得ます。',
    en: 'It leaves signed ({kind}), and readable on the way: no key of theirs is known.',
  },
  'seal.plain': {
    ja: '署名も暗号化もせずに送ります。途中で読まれ得ます。',
    en: 'It leaves neither signed nor encrypted, and is readable on the way.',
  },
  'seal.no-own-key': {
    ja: '相手の鍵はありますが、こちらに対応する鍵がないため暗号化できません。',
    en: 'They have a key, but the desk has none of that kind: it cannot be encrypted.',
  },
  'seal.unusable': {
    ja: '相手の鍵はありますが、どれも使えません。このままでは暗号化されません。',
    en: 'Keys of theirs are known, and none can be used: it would not be encrypted.',
  },
  'item.identity': { ja: '氏名・連絡先', en: 'name and contact' },
  'item.organisation': { ja: '組織名', en: 'organisation' },
  'item.address': { ja: 'アドレス', en: 'addresses' },
  'item.log': { ja: 'ログ', en: 'log lines' },
  'item.attachments': { ja: '添付ファイル', en: 'attachments' },
  'state.review': { ja: '確認待ち', en: 'Waits for review' },
  'state.returned': { ja: '差し戻し', en: 'Sent back' },
  'state.withdrawn': { ja: '取りやめ', en: 'Taken back' },
  'state.queued': { ja: '承認済み・送信待ち', en: 'Approved, queued' },
  'state.by-hand': { ja: '承認済み・手渡し待ち', en: 'Approved, to be handed over' },
  'state.delivered': { ja: '渡した', en: 'Handed over' },
  'way.letter': { ja: '書面', en: 'Letter' },
  'way.fax': { ja: 'FAX', en: 'Fax' },
  'way.phone': { ja: '電話', en: 'Telephone' },
  'way.form': { ja: '相手の受付フォーム', en: 'A form of theirs' },
  'standing.closed': { ja: '終了', en: 'Closed' },
  'standing.we-are-late': { ja: 'こちらの約束が過ぎています', en: 'Our promise is overdue' },
  'standing.they-are-late': { ja: '返事が遅れています', en: 'Their answer is overdue' },
  'standing.waiting': { ja: '返事待ち', en: 'Waiting for an answer' },
  'standing.answered': { ja: '返事あり', en: 'Answered' },
  'standing.not-asked': { ja: '未連絡', en: 'Not written to yet' },
})
