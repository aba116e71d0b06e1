// In which of the two languages somebody reads. Knows no schema: an agent that idles on a host loads this and nothing else of it.
import type { Language } from './language.ts'

/** The first of a reader's languages (an Accept-Language header or a locale) that the desk speaks; Japanese when none is. */
export function languageOf(wanted: string | null | undefined): Language {
  for (const part of (wanted ?? '').slice(0, 500).split(',')) {
    const tag = part.trim().toLowerCase()
    if (tag.startsWith('ja')) return 'ja'
    if (tag.startsWith('en')) return 'en'
  }
  return 'ja'
}

/** The language of a terminal (HIKESHI_LANG, LC_ALL, LC_MESSAGES, LANG); English for the C locale. */
export function languageOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Language {
  const wanted = environment.HIKESHI_LANG || environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || 'en'
  return /^(C|POSIX)/.test(wanted) ? 'en' : languageOf(wanted)
}
