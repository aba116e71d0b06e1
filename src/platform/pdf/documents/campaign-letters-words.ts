import { words } from '#src/core/words.ts'

/** What the letters of a mass reset say in each language; the organisation's own instructions come in as data. */
export const campaignLetterWords = words({
  name: { ja: 'パスワードのお知らせ', en: 'Your new password' },
  'name.code': { ja: 'パスワード変更用の番号のお知らせ', en: 'Your code for changing the password' },
  'name.cover': { ja: '通知書の束 送付票', en: 'Cover sheet of a bundle of letters' },
  person: { ja: '{name} 様', en: '{name}' },
  login: { ja: '利用者 ID', en: 'User ID' },
  department: { ja: '所属', en: 'Department' },
  password: { ja: '新しいパスワード', en: 'New password' },
  code: { ja: '変更用の番号', en: 'Code' },
  page: { ja: '変更するページ', en: 'Page' },
  valid: { ja: '期限', en: 'Due' },
  letters: {
    ja: '英小文字と数字です。i・l・o・u は使っていません。1 は数字のいち、0 は数字のゼロです。ハイフンも入力してください。',
    en: 'Small letters and digits. The letters i, l, o and u are not used: 1 is one, 0 is zero. Type the hyphens too.',
  },
  secret: {
    ja: 'この紙は本人だけがご覧ください。窓口や管理者がパスワードや番号をお尋ねすることはありません。',
    en: 'This sheet is for you alone. Nobody at the desk will ever ask you for this password or code.',
  },
  replaced: {
    ja: '紛失したときは窓口へお越しください。新しい番号を出すと、この紙のものは使えなくなります。',
    en: 'If you lose it, come to the desk. Once a new one is given out, the one on this sheet no longer works.',
  },
  contact: { ja: '問い合わせ先', en: 'Questions' },
  sheet: { ja: '{bundle} の束、{number} 通目', en: 'Bundle {bundle}, letter {number}' },
  bundle: { ja: '束', en: 'Bundle' },
  route: { ja: '届け先', en: 'Delivered by' },
  count: { ja: '通数', en: 'Letters' },
  counted: { ja: '{count, number} 通', en: '{count, plural, one {# letter} other {# letters}}' },
  'col.number': { ja: '番号', en: 'No.' },
  'col.login': { ja: '利用者 ID', en: 'User ID' },
  'col.name': { ja: '氏名', en: 'Name' },
  'col.department': { ja: '所属', en: 'Department' },
  'col.sign': { ja: '受領印・署名', en: 'Received by (signature)' },
  handed: { ja: '引き渡した人', en: 'Handed over by' },
  taken: { ja: '受け取った人', en: 'Taken by' },
  keep: {
    ja: '束は封をしたまま受け渡し、届かなかった通知書は数を数えて窓口へ戻してください。',
    en: 'Hand the bundle over sealed. Count letters that could not be delivered and return them to the desk.',
  },
})
