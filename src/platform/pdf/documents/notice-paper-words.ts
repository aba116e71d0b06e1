import { words } from '#src/core/words.ts'

/** A notice on paper: letter, fax with its cover, sheet for the telephone. */
export const noticePaperWords = words({
  letter: { ja: '書面', en: 'Letter' },
  fax: { ja: 'FAX送信票', en: 'Fax' },
  phone: { ja: '電話連絡票', en: 'Telephone sheet' },
  draft: { ja: '未承認の下書き。渡さないこと。', en: 'Draft, not approved. Do not hand it over.' },
  notice: { ja: '連絡 {number}', en: 'Notice {number}' },
  to: { ja: '宛先', en: 'To' },
  from: { ja: '発信', en: 'From' },
  number: { ja: '番号', en: 'Number' },
  'fax-number': { ja: 'FAX番号', en: 'Fax number' },
  'phone-number': { ja: '電話番号', en: 'Telephone' },
  date: { ja: '日付', en: 'Date' },
  subject: { ja: '件名', en: 'Subject' },
  pages: { ja: '枚数', en: 'Pages' },
  'pages.text': { ja: '{count}枚（この票を含む）', en: '{count} with this one' },
  'fax.misdirected': {
    ja: '宛先でない方に届いたときは、お読みにならず、発信者までお知らせのうえ破棄してください。',
    en: 'If this is not for you, please do not read on: call the sender and destroy it.',
  },
  'fax.before': {
    ja: '送る前に番号を二人で読み合わせ、送った後に電話で届いたことを確かめる。',
    en: 'Read the number out to a second person before sending; call afterwards and hear that it has arrived.',
  },
  deputies: { ja: '代理', en: 'Deputies' },
  'call.before': { ja: 'かける前に', en: 'Before calling' },
  'call.number': {
    ja: '番号は、この票か手元の連絡先のものを使う。相手から告げられた番号にはかけない。',
    en: 'Use the number on this sheet or in our own list, never one that a caller gave.',
  },
  'call.who': {
    ja: '名乗り、担当の方であることを確かめる。違えば用件は話さず、折り返しを頼む。',
    en: 'Say who you are and make sure whom you speak to. Anybody else: say nothing of the matter, ask to be called back.',
  },
  'call.withheld': {
    ja: '次のことは尋ねられても話さない。「お答えできる範囲を確かめて折り返します」と答える。',
    en: 'Do not tell the following, also when asked. Say: “I will see what I may tell you and call back.”',
  },
  'call.say': { ja: '話すこと', en: 'What to say' },
  'call.log': {
    ja: 'ログは読み上げない。送り先（メール、FAX）を聞く。',
    en: 'Do not read out logs; ask where to send them, by mail or fax.',
  },
  'call.noted': { ja: '書き取ること', en: 'What to write down' },
  'noted.at': { ja: '話した日時', en: 'Date and time' },
  'noted.who': { ja: '相手の氏名・役割', en: 'Who answered, in which role' },
  'noted.said': { ja: '相手の答え', en: 'What they said' },
  'noted.promised': { ja: '約束したこと・次の連絡', en: 'What was promised, and when we speak next' },
  'noted.by': { ja: 'かけた人', en: 'Called by' },
  annex: { ja: '別紙　{name}', en: 'Annex  {name}' },
  machine: {
    ja: '機械処理用のデータ（{names}）は紙に載せていません。必要であればお申し付けください。',
    en: 'Data for machines ({names}) does not stand on paper; ask us for it.',
  },
})
