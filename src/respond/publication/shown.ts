import type { Language } from '#src/core/language.ts'
import type { Letter } from '#src/platform/pdf/documents/letter.ts'
import type { PublicNotice, PublicVersion } from './store.ts'

export type Shown = {
  /** In the reader's language, or in the other where it was not written in theirs; null when it was withdrawn from sight. */
  readonly text: Letter | null
  readonly isOther: boolean
  /** What came after it: newer findings, or a correction. */
  readonly newer: PublicVersion | null
  readonly corrected: PublicVersion | null
}

/** A version as everybody sees it: a correction may take the text before it out of sight, never that it was there. */
export function shownText({ versions }: Pick<PublicNotice, 'versions'>, version: PublicVersion, lang: Language): Shown {
  const later = versions.filter((one) => one.issue > version.issue)
  const corrected = later.filter((one) => one.stage === 'correction').at(-1) ?? null
  const own = version.text[lang]
  return {
    text: later.some((one) => one.hidesEarlier) ? null : (own ?? version.text[lang === 'ja' ? 'en' : 'ja']),
    isOther: own === null,
    newer: later.length > 0 ? versions[0]! : null,
    corrected,
  }
}
