import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from './language.ts'

/** One thing a person reads, in both languages, as ICU messages (`{count, plural, …}`). */
export type Wording = { readonly ja: string; readonly en: string }
export type Words<Key extends string = string> = Readonly<Record<Key, Wording>>
export type Facts = Readonly<Record<string, unknown>>

/** A slice's dictionary. Its keys become a type, so that a missing wording does not compile. */
export const words = <const W extends Words>(table: W): W => table

const compiled: Record<Language, Map<string, IntlMessageFormat>> = { ja: new Map(), en: new Map() }

/** Words one message in one language. A message that cannot be formatted is shown as written rather than lost. */
export function say(wording: Wording, lang: Language, facts: Facts = {}): string {
  const text = wording[lang]
  if (!text.includes('{') && !text.includes("'")) return text
  let message = compiled[lang].get(text)
  if (!message) {
    message = new IntlMessageFormat(text, lang, undefined, { ignoreTag: true })
    compiled[lang].set(text, message)
  }
  try {
    return String(message.format(facts as Record<string, string>))
  } catch {
    return text
  }
}

/** A speaker of one dictionary in one language: `const t = speaker(incidentWords, 'ja'); t('incident.open')`. */
export function speaker<W extends Words>(table: W, lang: Language): (key: keyof W & string, facts?: Facts) => string {
  return (key, facts) => say(table[key]!, lang, facts)
}
