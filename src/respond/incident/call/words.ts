import { words } from '#src/core/words.ts'

export const callRefusals = words({
  'call.not-found': {
    ja: 'その呼び出しはないか、結果がもう記録されています。',
    en: 'There is no such call, or how it went is recorded already.',
  },
})

/** Automatic lines about calls. */
export const callEntryWords = words({
  'call.made': { ja: '{name}を呼び出した（{channel}）。', en: 'Called {name} ({channel}).' },
  'call.acknowledged': { ja: '{name}が応答し、事態を了解した。{note}', en: '{name} answered and knows of it. {note}' },
  'call.no-answer': { ja: '{name}は応答がなかった。{note}', en: '{name} did not answer. {note}' },
  'call.channel.phone': { ja: '電話', en: 'telephone' },
  'call.channel.mail': { ja: 'メール', en: 'mail' },
  'call.channel.fax': { ja: 'ファクス', en: 'fax' },
  'call.channel.in-person': { ja: '対面', en: 'in person' },
})
