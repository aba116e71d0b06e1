import { words } from '#src/core/words.ts'

/** The sheet for whoever cuts something off by hand, and takes the cut away again. */
export const containmentInstructionWords = words({
  name: { ja: '封じ込めの作業指示', en: 'Instruction: containment' },
  what: { ja: 'すること', en: 'To be done' },
  scope: { ja: '範囲', en: 'How far' },
  reason: { ja: '理由', en: 'Why' },
  approved: { ja: '承認', en: 'Approved' },
  'approved.not-yet': { ja: 'まだ承認されていない。実施しないこと。', en: 'Not approved yet. Do not carry it out.' },
  carrier: { ja: '実施する人', en: 'Carried out by' },
  lift: { ja: '解除の予定', en: 'To be lifted' },
  'lift.open': { ja: '未定。連絡があるまで続ける', en: 'open: until you are told' },
  steps: { ja: '手順', en: 'Steps' },
  'step.before': {
    ja: 'いまの設定を控える（写真、設定の書き出し）。元に戻すのに要る。',
    en: 'Note how it is set now (photograph, export). It is needed to put it back.',
  },
  'step.volatile': {
    ja: '再起動・電源断はしない。消える情報の採取が済んだか、対策チームに確かめる。',
    en: 'Do not restart or switch off. Ask the team whether volatile data has been taken.',
  },
  'step.only': {
    ja: '書いてあることだけを行う。違う点があれば、行う前に窓口に電話する。',
    en: 'Do what is written and no more. If something differs, call the desk first.',
  },
  'step.check': {
    ja: '効いているかを自分で確かめる（別の機器から通信してみる、など）。',
    en: 'See for yourself that it holds: try from another machine.',
  },
  'step.tell': {
    ja: '実施した時刻と確かめた方法を下に書き、すぐ窓口に知らせる。困っている利用者がいれば、それも知らせる。',
    en: 'Write down when, and how it was checked, and tell the desk at once; also of users who are in trouble.',
  },
  'part.apply': { ja: '実施の記録', en: 'Carried out' },
  'part.lift': { ja: '解除の記録（指示があってから）', en: 'Lifted (only when told to)' },
  when: { ja: '日時（分まで）', en: 'Date and time, to the minute' },
  who: { ja: '実施者・立会人', en: 'By, witness' },
  how: { ja: '行ったことと、確かめた方法', en: 'What was done, how it was checked' },
  sign: { ja: '署名', en: 'Signature' },
  contact: { ja: '火消しの窓口：{contact}', en: 'The desk: {contact}' },
})
