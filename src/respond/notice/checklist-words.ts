import { words } from '#src/core/words.ts'

/** The lines of the checklist of whom to contact, on the page and in the record. */
export const checklistWords = words({
  title: { ja: '連絡すべき相手の確認表', en: 'Whom to contact' },
  open: {
    ja: 'まだ{count, number}行に連絡が済んでいません。',
    en: '{count, plural, one {One line is} other {# lines are}} not done yet.',
  },
  'all-done': {
    ja: 'すべての行に、連絡したか、要らない理由があります。',
    en: 'Every line was told, or says why it need not be.',
  },
  'line.management': { ja: '経営層', en: 'Management' },
  'line.unit': { ja: '名指しされた機器の管理部署', en: 'The unit of the machine that is named' },
  'line.source-end': { ja: '侵入元（攻撃が来た側のサイト）', en: 'Where the attack came from' },
  'line.target-end': { ja: '侵入先（被害を受けた側のサイト）', en: 'Where the attack went' },
  'line.reporter': { ja: '知らせてくれた人', en: 'Who told us' },
  'line.authority': { ja: '所管官庁・監督機関', en: 'Authorities' },
  'line.csirt': { ja: '調整機関（JPCERT/CC、IPAなど）', en: 'CSIRTs that coordinate' },
  'line.police': { ja: '警察', en: 'Police' },
  'line.users': { ja: '利用者・顧客', en: 'Users and customers' },
  'line.vendor': { ja: '業者・開発元', en: 'Vendors and developers' },
  'line.media': { ja: '報道', en: 'Press' },
  'line.legal': { ja: '法務・顧問弁護士', en: 'Legal counsel' },
  'state.open': { ja: '相手未定', en: 'Nobody yet' },
  'state.open.means': {
    ja: 'この立場の関係者が、まだ誰も挙がっていません。',
    en: 'Nobody of this kind stands in the case yet.',
  },
  'state.named': { ja: '未連絡', en: 'Not told' },
  'state.named.means': {
    ja: '関係者に挙がっていますが、連絡していない相手がいます。',
    en: 'Somebody stands there who was not told yet.',
  },
  'state.told': { ja: '連絡済み', en: 'Told' },
  'state.told.means': {
    ja: '全員に連絡したか、そう記録されています。',
    en: 'All of them were told, or somebody noted it.',
  },
  'state.needless': { ja: '不要', en: 'Not needed' },
  'state.needless.means': {
    ja: '理由を記して、要らないとしました。',
    en: 'It was said, with a reason, that it need not be.',
  },
  wanted: { ja: '報告先の表による：{why}', en: 'By the matrix of whom to report to: {why}' },
  'party.not-yet': { ja: '{name}（まだ）', en: '{name} (not yet)' },
  'party.told': { ja: '{name}（{at}）', en: '{name} ({at})' },
  told: { ja: '連絡したと記す', en: 'Note as told' },
  'told.title': { ja: '{line}に連絡したと記す', en: 'Told: {line}' },
  'told.text': { ja: '誰に、いつ、何で伝えたかを書いてください。', en: 'Say whom, when and by what means.' },
  needless: { ja: '要らないとする', en: 'Not needed' },
  'needless.title': { ja: '{line}への連絡は要らないとする', en: 'Not needed: {line}' },
  'needless.text': { ja: 'なぜ要らないかを書いてください。', en: 'Say why nobody there need be told.' },
  'take-back': { ja: '取り消す', en: 'Take back' },
})
