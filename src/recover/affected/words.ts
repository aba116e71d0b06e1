import { say, words } from '#src/core/words.ts'

export const affectedRefusals = words({
  'affected.not-found': { ja: '対象者 {no} はいません。', en: 'There is nobody with number {no} on the list.' },
  'affected.nobody': { ja: '当てはまる対象者がいません。', en: 'Nobody on the list fits.' },
  'affected.file.invalid': { ja: '一覧は一つずつ取り込んでください。', en: 'Take in one list at a time.' },
  'affected.file.missing': {
    ja: '一覧から誰も読み取れません。1行目に列の名前（会員番号・氏名・メールアドレス・住所など）があるか確かめてください。',
    en: 'Nobody can be read from this list. See that its first line names the columns: id, name, email, address and so on.',
  },
  'affected.limit': {
    ja: '一つの案件の対象者は{limit, number}人までです。',
    en: 'An incident has {limit, number} affected persons at most.',
  },
  'affected.time.future': { ja: 'これからの時刻は書けません。', en: 'That time has not come yet.' },
  'affected.letter.not-found': { ja: '通知 {no} はありません。', en: 'There is no letter {no}.' },
  'affected.letter.over': {
    ja: 'この通知はもう承認されたか、取り下げられています。',
    en: 'This letter was approved, sent or taken back already.',
  },
  'affected.letter.own': {
    ja: '自分が書いた通知は、ほかの人が承認します。頼める人がいないときは理由を書いてください。',
    en: 'Somebody else approves what one wrote. Where nobody else can, say why.',
  },
  'affected.letter.place.invalid': {
    ja: "{places} は差し込めません。使えるのは、'{name}'（氏名）、'{reference}'（会員番号など）、'{lost}'（失われたもの）です。",
    en: "{places} cannot be filled in. Places are '{name}', '{reference}' and '{lost}'.",
  },
})

/** Automatic lines about the affected, and the words in them. */
export const affectedEntryWords = words({
  'affected.imported': {
    ja: '対象者の一覧を取り込んだ：{lines, number}行＝新しい人{added, number}＋前からの人{joined, number}＋同じ一覧の重複{twice, number}＋取り込めない行{leftOut, number}',
    en: 'Took in a list of affected persons: {lines, number} lines = {added, number} new + {joined, number} known + {twice, number} twice in it + {leftOut, number} left out',
  },
  'affected.told': {
    ja: '対象者{count, number}人に知らせた（{channel}）。',
    en: 'Told {count, number} of the affected ({channel}).',
  },
  'affected.answered': { ja: '対象者{no}の反応：{answer}', en: 'Affected person {no}: {answer}' },
  'affected.exported': {
    ja: '対象者の一覧を書き出した（{count, number}人）。',
    en: 'Exported the list of affected persons ({count, number}).',
  },
  'affected.letter.written': {
    ja: '対象者への通知{no}「{subject}」を書いた。',
    en: 'Wrote letter {no} to the affected: {subject}',
  },
  'affected.letter.approved': {
    ja: '対象者への通知{no}（{author}が作成）を承認した。',
    en: 'Approved letter {no} to the affected, written by {author}.',
  },
  'affected.letter.approved-alone': {
    ja: '対象者への通知{no}を、書いた本人が承認した。理由：{alone}',
    en: 'Approved letter {no} to the affected, being its author. Reason: {alone}',
  },
  'affected.letter.withdrawn': {
    ja: '対象者への通知{no}を取り下げた。理由：{reason}',
    en: 'Took back letter {no} to the affected. Reason: {reason}',
  },
  'affected.letter.sent': {
    ja: '対象者への通知{no}を送り終えた（{count, number}通）。',
    en: 'Letter {no} to the affected has gone out ({count, plural, one {# mail} other {# mails}}).',
  },
  'affected.untold': {
    ja: '対象者{count, number}人にまだ知らせていない',
    en: '{count, plural, one {# affected person has} other {# affected persons have}} not been told',
  },
  'affected.claim.one': { ja: '対象者{no}への賠償', en: 'Compensation to affected person {no}' },
  'affected.claim.all': {
    ja: '対象者{count, number}人への補償',
    en: 'Compensation to {count, plural, one {# affected person} other {# affected persons}}',
  },
  'affected.lost.none': { ja: '調査中', en: 'still being looked into' },
  'affected.lost.name': { ja: '氏名', en: 'name' },
  'affected.lost.address': { ja: '住所', en: 'postal address' },
  'affected.lost.phone': { ja: '電話番号', en: 'telephone number' },
  'affected.lost.email': { ja: 'メールアドレス', en: 'mail address' },
  'affected.lost.birth': { ja: '生年月日', en: 'date of birth' },
  'affected.lost.password': { ja: 'パスワード', en: 'password' },
  'affected.lost.card': { ja: 'カード番号', en: 'card number' },
  'affected.lost.bank': { ja: '口座番号', en: 'bank account' },
  'affected.lost.identity': { ja: '公的な番号・証明書', en: 'identity document or number' },
  'affected.lost.health': { ja: '健康・診療の情報', en: 'health data' },
  'affected.lost.message': { ja: 'やり取りの内容', en: 'messages' },
  'affected.lost.money': { ja: '金銭', en: 'money' },
  'affected.lost.service': { ja: 'サービスの停止', en: 'service while it was down' },
  'affected.lost.other': { ja: 'その他', en: 'other' },
  'affected.channel.mail': { ja: 'メール', en: 'mail' },
  'affected.channel.post': { ja: '郵送', en: 'post' },
  'affected.channel.phone': { ja: '電話', en: 'telephone' },
  'affected.channel.visit': { ja: '訪問', en: 'visit' },
  'affected.channel.meeting': { ja: '説明会', en: 'briefing meeting' },
  'affected.answer.': { ja: 'まだ', en: 'none yet' },
  'affected.answer.accepted': { ja: '了解', en: 'accepted' },
  'affected.answer.question': { ja: '問い合わせ', en: 'question' },
  'affected.answer.complaint': { ja: '苦情', en: 'complaint' },
  'affected.answer.claim': { ja: '賠償の請求', en: 'claim' },
  'affected.answer.unreachable': { ja: '届かない', en: 'cannot be reached' },
  'affected.csv.no': { ja: '番号', en: 'number' },
  'affected.csv.reference': { ja: '会員番号など', en: 'reference' },
  'affected.csv.name': { ja: '氏名', en: 'name' },
  'affected.csv.email': { ja: 'メールアドレス', en: 'mail' },
  'affected.csv.address': { ja: '住所', en: 'address' },
  'affected.csv.phone': { ja: '電話番号', en: 'telephone' },
  'affected.csv.lost': { ja: '失われたもの', en: 'lost' },
  'affected.csv.contract': { ja: '契約', en: 'contract' },
  'affected.csv.told': { ja: '知らせた日時', en: 'told' },
  'affected.csv.channel': { ja: '方法', en: 'channel' },
  'affected.csv.answer': { ja: '反応', en: 'answer' },
  'affected.csv.note': { ja: '備考', en: 'note' },
  'affected.problem.nobody': {
    ja: '誰のことか分からない（番号・メール・氏名と住所のどれもない）',
    en: 'names nobody: no id, no mail, no name with an address',
  },
  'affected.problem.damaged': { ja: '文字が壊れている', en: 'its characters are damaged' },
  'affected.problem.too-long': { ja: '長すぎる項目がある', en: 'something in it is too long' },
  'affected.problem.twice': {
    ja: '同じ人が前の行にある（まとめた）',
    en: 'the same one as on an earlier line (joined)',
  },
  'affected.problem.bad-address': {
    ja: 'メールアドレスが正しくない（取り込んだ）',
    en: 'its mail address is none (taken in)',
  },
  'affected.problem.strange-loss': {
    ja: '知らない漏えい項目（「その他」にした）',
    en: 'an item of loss that is not known (taken as “other”)',
  },
  'affected.problem.unreadable': { ja: '行を読めない', en: 'cannot be read' },
  'affected.problem.too-many': {
    ja: 'ここから先は多すぎて読まない。分けて取り込む',
    en: 'too many lines: what follows was not read. Split the list',
  },
})

/** A word of the affected in both languages. */
export const affectedWord = (key: keyof typeof affectedEntryWords & string, facts: object = {}) => ({
  ja: say(affectedEntryWords[key], 'ja', { ...facts }),
  en: say(affectedEntryWords[key], 'en', { ...facts }),
})
