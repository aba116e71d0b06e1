import { words } from '#src/core/words.ts'

export const volatileRefusals = words({
  'volatile.not-found': {
    ja: 'その機器は、このインシデントの影響を受けた機器にありません。',
    en: 'This incident has no such affected machine.',
  },
})

/** Automatic lines about volatile data. */
export const volatileEntryWords = words({
  'volatile.collected': {
    ja: '揮発情報を採った：{name}。{reason}',
    en: 'Took the volatile data of {name}. {reason}',
  },
  'volatile.not-needed': {
    ja: '{name}の揮発情報は採らないと決めた。理由：{reason}',
    en: 'Decided not to take the volatile data of {name}. Reason: {reason}',
  },
})
