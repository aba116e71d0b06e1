import { words } from '#src/core/words.ts'

export const dutyPageWords = words({
  title: { ja: '事前に委任した権限', en: 'Authority given beforehand' },
  text: {
    ja: 'だれが、どの範囲を、いつまで、決裁を待たずに封じ込めてよいか。',
    en: 'Who may cut what off without waiting for a decision, how far, and until when.',
  },
  none: { ja: '委任した権限はありません。', en: 'No authority has been given.' },
  give: { ja: '権限を委任する', en: 'Give authority' },
  until: { ja: '{at}まで', en: 'until {at}' },
  'given-by': { ja: '{name}が委任。根拠：{ground}', en: 'Given by {name}. Ground: {ground}' },
  scope: { ja: '範囲：{list}', en: 'Scope: {list}' },
  'scope.everything': { ja: '範囲：限定なし', en: 'Scope: everything' },
  coming: { ja: '（これから）', en: '(to come)' },
  'form.person': { ja: '委任する相手', en: 'To whom' },
  'form.person.choose': { ja: '選んでください', en: 'Choose somebody' },
  'form.kinds': { ja: '行ってよいこと', en: 'What they may do' },
  'form.scope': {
    ja: '範囲（ネットワーク、機器、サービス、アカウントを空白で区切る。空なら限定なし）',
    en: 'Scope: networks, hosts, services, accounts, with blanks between; empty is everything',
  },
  'form.until': { ja: '終わりの日時', en: 'Until' },
  'form.ground': { ja: '根拠（規程、会議など）', en: 'Ground: a rule, a meeting' },
  end: { ja: '終わらせる', en: 'Take back' },
  'end.title': { ja: '{name}の権限を終わらせますか', en: 'Take back the authority of {name}?' },
})
