import { words } from '#src/core/words.ts'

export const contractPageWords = words({
  title: { ja: '業者との取り決め', en: 'Agreements with suppliers' },
  lead: {
    ja: '後から見つかった弱点を直す費用を誰が負担するか、前もって決めておきます。決めていないと、直すまで何週間もかかります。',
    en: 'Who pays to mend a weakness that is found later is agreed on beforehand. Where it is not, mending waits for weeks.',
  },
  none: { ja: 'まだありません。', en: 'None yet.' },
  add: { ja: '取り決めを載せる', en: 'Enter an agreement' },
  'add.done': { ja: '「{system}」の取り決めを載せました', en: 'The agreement about “{system}” is entered' },
  edit: { ja: '改める', en: 'Change' },
  'edit.done': { ja: '改めました', en: 'Changed' },
  end: { ja: '外す', en: 'Take out' },
  'end.text': { ja: 'これまでの記録は残ります。', en: 'What was noted stays on the record.' },
  system: { ja: 'システム', en: 'System' },
  'system.hint': { ja: 'インシデントの対象と同じ名前で', en: 'By the name that incidents use' },
  supplier: { ja: '業者', en: 'Supplier' },
  says: { ja: '決めたこと', en: 'What is agreed' },
  payer: { ja: '後から見つかった弱点の費用', en: 'Who pays for weaknesses found later' },
  'payer.hint': {
    ja: '例：業者、当社、半額ずつ。決めていなければ空欄',
    en: 'Such as: the supplier, we, half each. Empty while it is not agreed',
  },
  'payer.none': { ja: '決めていない', en: 'Not agreed' },
  until: { ja: '期限', en: 'Until' },
  'until.none': { ja: '期限なし', en: 'No end' },
  document: { ja: '文書（番号、条項、置き場所）', en: 'Document (number, clause, place)' },
  'document.short': { ja: '文書', en: 'Document' },
  state: { ja: '状態', en: 'State' },
  'state.in-force': { ja: '有効', en: 'In force' },
  'state.in-force.means': {
    ja: '期限のうちで、費用の負担も決まっています。',
    en: 'It has not run out, and says who pays.',
  },
  'state.expired': { ja: '期限切れ', en: 'Run out' },
  'state.expired.means': {
    ja: '期限を過ぎています。取り決め直してください。',
    en: 'Its last day has passed. Agree on it anew.',
  },
  'state.unsettled': { ja: '費用が未定', en: 'Payer open' },
  'state.unsettled.means': {
    ja: '後から見つかった弱点の費用を誰が負担するか、決まっていません。',
    en: 'It does not say who pays for weaknesses that are found later.',
  },
  missing: { ja: '入力してください。', en: 'Please fill this in.' },
  agreed: { ja: '前もって取り決めたこと', en: 'Agreed beforehand' },
  'agreed.pays': { ja: '後から見つかった弱点の費用：{payer}', en: 'Weaknesses found later are paid for by: {payer}' },
})
