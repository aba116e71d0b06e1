import { words } from '#src/core/words.ts'

/** Why nothing was printed. */
export const refusalWords = words({
  'paper.too-many': {
    ja: '印刷待ちの文書が多すぎます。しばらくしてからもう一度お試しください。',
    en: 'Too many documents are waiting to be printed. Please try again in a little while.',
  },
  'paper.too-large': {
    ja: 'この文書は大きすぎて印刷できませんでした。期間を区切って印刷するか、CSV か JSON で取り出してください。',
    en: 'This document is too large to print. Print a part of the time, or take it out as CSV or JSON.',
  },
})
