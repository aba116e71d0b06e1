import { words } from '#src/core/words.ts'

export const noticeCliWords = words({
  notice: { ja: '連絡：書く、確認する、送る', en: 'notices: written, reviewed, sent' },
  'notice.preview': {
    ja: '連絡を相手ごとに組み立て、載せるもの・伏せるものを理由とともに示す（何も残さない）',
    en: 'compose a notice for a recipient and show what it holds and holds back, and why; nothing is kept',
  },
  'notice.send': { ja: '連絡を書いて確認に回す', en: 'write a notice and ask for its review' },
  'notice.approve': {
    ja: 'ほかの人が書いた連絡を承認して送る（複数を一度に承認できる）',
    en: 'approve what somebody else wrote, and let it go; several at once',
  },
  'notice.paper': {
    ja: '連絡を紙にする：書面、FAX、電話で読む票（PDF）',
    en: 'a notice on paper: letter, fax, or what to say on the telephone (PDF)',
  },
  'notice.deliver': {
    ja: '承認された連絡を、人が渡したことを記録する（渡したものも残る）',
    en: 'note that somebody handed over an approved notice; what it was is kept',
  },
  'option.in-clear': {
    ja: '相手の鍵があるのに暗号化せずに送る理由（記録に残る）',
    en: 'why it goes readable although a key of theirs is known; it is on the record',
  },
  'option.by-hand': {
    ja: 'メールで送らず、書面・FAX・電話などで人が渡す',
    en: 'no mail: somebody hands it over on paper, by fax or on the telephone',
  },
  'option.at': { ja: 'この時刻まで送らない', en: 'do not send before this time' },
  'option.as': { ja: 'letter（書面）、fax（FAX）、phone（電話）', en: 'letter, fax or phone' },
  'option.out': { ja: '書き出すファイル（上書きしない）', en: 'the file to write; none is overwritten' },
  'option.by': {
    ja: 'letter（書面）、fax（FAX）、phone（電話）、form（相手の受付フォーム）',
    en: 'letter, fax, phone, or form (one of theirs)',
  },
  'option.reached': { ja: '届いた先：番号、住所、話した人', en: 'whom it reached: number, address, who answered' },
  'option.delivered-at': { ja: '渡した時刻（なければ今）', en: 'when it was handed over; without it now' },
  'option.said': { ja: '相手の答え、受付番号など', en: 'what they said, their number for it' },
  'said.approved': { ja: '承認した', en: 'approved' },
  'notice.list': { ja: 'インシデントの連絡を一覧する', en: 'list the notices of an incident' },
  'units.without': { ja: 'メールの届かない部署：{names}', en: 'Units that no mail reaches: {names}' },
  'option.to': {
    ja: '連絡先: ID、名前、メール、その人が担当するアドレスやドメイン（複数可）。send では units で自組織の全部署',
    en: 'contact: id, name, mailbox, or an address or domain that it holds (several); for send, units is every unit of ours',
  },
  'option.template': { ja: '文面のID', en: 'id of the letter' },
  'option.language': {
    ja: '文面の言語（なければ相手の言語）',
    en: 'language of the letter; without it the recipient’s',
  },
  'option.set': {
    ja: '差し込み項目: findings=… のように（複数可）',
    en: 'a place of the letter: findings=… (several)',
  },
  'option.corrects': { ja: '訂正する先の連絡の番号', en: 'number of the earlier notice that this one puts right' },
  'option.alone': {
    ja: '自分が書いた連絡を一人で承認する理由（記録に残る）',
    en: 'why you approve what you wrote yourself; it is on the record',
  },
  consent: { ja: '開示許可：何を誰に伝えてよいか', en: 'consent: what may be disclosed to whom' },
  'consent.show': { ja: '報告の開示許可を示す', en: 'show what the source of a report allows' },
  'consent.set': {
    ja: '開示許可を改める（情報提供者の意向か、根拠のある決定による）',
    en: 'change what may be disclosed: as the source says, or by a decision with a ground',
  },
  'consent.by': { ja: 'source（情報提供者の意向）か decision（決定）', en: 'source (it says so) or decision' },
  'consent.ground': { ja: '根拠', en: 'the ground' },
  'consent.item': {
    ja: 'nobody、named、parties、public、または unsaid（示されていない）',
    en: 'nobody, named, parties, public, or unsaid',
  },
  'consent.named': { ja: '情報提供者が挙げた連絡先（複数可）', en: 'a contact that the source named (several)' },
  'consent.tlp': { ja: 'TLP 2.0 の表示', en: 'label of TLP 2.0' },
  'consent.pap': { ja: 'PAP の表示', en: 'label of PAP' },
  'wrong.contact': { ja: '「{text}」に当たる連絡先がありません。', en: 'No contact fits “{text}”.' },
  'wrong.contacts': {
    ja: '「{text}」に当たる連絡先がいくつもあります。IDで指定してください:\n{list}',
    en: 'Several contacts fit “{text}”. Give the id:\n{list}',
  },
  'wrong.set': { ja: '「{text}」は 項目=内容 の形ではありません。', en: '“{text}” is not of the form name=text.' },
  'said.included': { ja: '載せる　{item}　{text}', en: 'included  {item}  {text}' },
  'said.offered': { ja: '載せられる　{item}　{text}', en: 'could be told  {item}  {text}' },
  'said.withheld': { ja: '伏せる　{item}　{text}', en: 'withheld  {item}  {text}' },
  'said.missing': { ja: '未記入　{name}（--set {fact}=…）', en: 'empty  {name} (--set {fact}=…)' },
  'said.attached': { ja: '添付　{name}（{mediaType}）', en: 'attached  {name} ({mediaType})' },
})
