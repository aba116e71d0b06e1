import { words } from '#src/core/words.ts'

/** What can be cut off, as people call it. */
export const containmentKindWords = words({
  'containment.kind.block-address': { ja: 'アドレスの遮断', en: 'block an address' },
  'containment.kind.block-port': { ja: 'ポートの遮断', en: 'block a port' },
  'containment.kind.isolate-host': { ja: '機器の隔離', en: 'isolate a host' },
  'containment.kind.stop-service': { ja: 'サービスの停止', en: 'stop a service' },
  'containment.kind.disable-account': { ja: 'アカウントの停止', en: 'disable an account' },
  'containment.kind.restrict-protocol': { ja: 'プロトコルの制限', en: 'restrict a protocol' },
})

export const dutyRefusals = words({
  'field.network': {
    ja: 'アドレスかネットワークを書いてください（192.0.2.1、192.0.2.0/24）。',
    en: 'Write an address or a network: 192.0.2.1, 192.0.2.0/24.',
  },
  'field.ports': {
    ja: 'ポートは 120 や 6000-6063 のように、1 から 65535 で書いてください。',
    en: 'Write a port or a range, 120 or 6000-6063, between 1 and 65535.',
  },
  'authority.not-found': { ja: 'その権限の委任はありません。', en: 'There is no such authority.' },
  'authority.oneself.not-allowed': {
    ja: '自分自身に権限は与えられません。',
    en: 'Nobody gives authority to themselves.',
  },
  'authority.until.invalid': {
    ja: '終わりの日時は、始まりより後で、これからの日時にしてください。',
    en: 'It must end after it begins, and in the future.',
  },
  'authority.until.too-long': {
    ja: '権限は{days}日までです。期限が来たら改めて与えてください。',
    en: 'Authority lasts {days} days at most. Give it again when it ends.',
  },
  'authority.already-ended': { ja: 'この権限はもう終わっています。', en: 'This authority has ended already.' },
})

export const dutyEntryWords = words({
  ...containmentKindWords,
  'authority.given': {
    ja: '{name}に権限を委任した：{kinds}（範囲：{scope}）。{until}まで。根拠：{ground}',
    en: 'Gave {name} authority: {kinds} (scope: {scope}), until {until}. Ground: {ground}',
  },
  'authority.everything': { ja: '限定なし', en: 'everything' },
  'duty.post': {
    ja: '当番表を確かめた（{post}）：{count, plural, =0 {だれもいない} other {{names}}}',
    en: 'Looked through the duty list ({post}): {count, plural, =0 {nobody} other {{names}}}',
  },
  'authority.ended': {
    ja: '{name}に委任した権限を終わらせた。理由：{reason}',
    en: 'Ended the authority of {name}. Reason: {reason}',
  },
})
