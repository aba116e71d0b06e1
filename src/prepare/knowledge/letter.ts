// A letter the desk sends again and again, in both languages, with places for the facts of this case (S4-20, S1-57).
import { IntlMessageFormat } from 'intl-messageformat'
import { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { say } from '#src/core/words.ts'
import { Origin, Slug, Tag, Wording } from './wording.ts'
import { knowledgeWords } from './words.ts'

/** What a letter may ask for. Their names for people are in `words.ts`. */
export const LetterFact = z.enum([
  'addressee',
  'number',
  'reporter',
  'organisation',
  'subject',
  'received',
  'link',
  'desk',
  'responder',
  'contact',
  'source',
  'period',
  'findings',
  'measures',
  'earlier',
  'log',
  'told_by',
  'request',
  'next',
])
export type LetterFact = z.infer<typeof LetterFact>

export const FACT_MAX = 2_000
export const LetterFacts = z.partialRecord(LetterFact, z.string().max(FACT_MAX))
export type LetterFacts = z.infer<typeof LetterFacts>

export const LetterPurpose = z.enum(['acknowledge', 'decline', 'disposition', 'ask', 'thanks', 'notice', 'public'])
export type LetterPurpose = z.infer<typeof LetterPurpose>

export const Letter = Origin.extend({
  purpose: LetterPurpose,
  /** `mail` has no 拝啓 and no 敬具; `letter` is printed and has both. */
  form: z.enum(['mail', 'letter']),
  /** One sentence: when to send it. */
  when: Wording,
  /** Dispositions or limits of service that it answers. */
  answers: z
    .array(z.union([Tag, Slug]))
    .max(20)
    .default([]),
  subject: Wording,
  body: Wording,
}).superRefine(({ subject, body }, context) => {
  for (const [field, wording] of Object.entries({ subject, body })) {
    const ja = placeholders(wording.ja, 'ja')
    const en = placeholders(wording.en, 'en')
    if (!ja || !en) context.addIssue({ code: 'custom', message: 'icu', path: [field, ja ? 'en' : 'ja'] })
    else if (ja.join() !== en.join()) context.addIssue({ code: 'custom', message: 'placeholder', path: [field, 'en'] })
    else if (ja.some((name) => !LetterFact.safeParse(name).success)) {
      context.addIssue({ code: 'custom', message: 'fact', path: [field, 'ja'] })
    }
  }
})
export type Letter = z.infer<typeof Letter>

/** Names of the places in a message, sorted; null when it is not a message that can be filled. */
export function placeholders(text: string, lang: Language): string[] | null {
  type Element = { type: number; value?: unknown; options?: Record<string, { value: Element[] }> }
  const names = new Set<string>()
  const walk = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if (element.type >= 1 && element.type <= 6) names.add(String(element.value))
      for (const option of Object.values(element.options ?? {})) walk(option.value)
    }
  }
  try {
    walk(new IntlMessageFormat(text, lang, undefined, { ignoreTag: true }).getAst() as readonly Element[])
  } catch {
    return null
  }
  return [...names].sort()
}

/** Written with its 様 already, or with what takes its place. */
const isAddressed = /(?:様|さま|殿|先生|各位|御中)$/

/** How a person or an organisation is addressed: 様 for a person, 御中 for an organisation without a name. */
export function addressee(
  lang: Language,
  { reporter, organisation }: { reporter?: string | undefined; organisation?: string | undefined },
): string {
  const person = reporter?.trim()
  const house = organisation?.trim()
  if (lang === 'ja') {
    if (person) return `${house ? `${house}\n` : ''}${isAddressed.test(person) ? person : `${person} 様`}`
    return house ? `${house} 御中` : say(knowledgeWords['letter.addressee.unknown'], 'ja')
  }
  if (person) return `Dear ${person},`
  return house ? `Dear colleagues at ${house},` : say(knowledgeWords['letter.addressee.unknown'], 'en')
}

export const FilledLetter = z.object({
  id: Slug,
  lang: z.enum(['ja', 'en']),
  subject: z.string(),
  body: z.string(),
  /** Facts that the letter needs and nobody gave: they stand in the text as blanks in brackets. */
  missing: z.array(LetterFact),
})
export type FilledLetter = z.infer<typeof FilledLetter>

// biome-ignore lint/suspicious/noControlCharactersInRegex: what comes from outside must not carry any into a mail
const controls = /[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029]/g

/** Fills a letter. A fact can never break out of its line in the subject, nor start a header. */
export function fillLetter(letter: Letter, lang: Language, given: LetterFacts): FilledLetter {
  const needed = new Set([
    ...(placeholders(letter.subject[lang], lang) ?? []),
    ...(placeholders(letter.body[lang], lang) ?? []),
  ])
  const known: Record<string, string> = {}
  for (const [name, value] of Object.entries(given))
    if (value?.trim()) known[name] = value.replace(/\r\n?/g, '\n').replace(controls, '')
  known.addressee ??= addressee(lang, { reporter: known.reporter, organisation: known.organisation })
  const missing = [...needed].filter(
    (name): name is LetterFact => !(name in known) && LetterFact.safeParse(name).success,
  )
  for (const name of missing)
    known[name] = say(knowledgeWords['letter.blank'], lang, { name: say(knowledgeWords[`fact.${name}`], lang) })
  const oneLine = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value.replace(/\s+/g, ' ')]))
  return {
    id: letter.id,
    lang,
    subject: say(letter.subject, lang, oneLine),
    body: say(letter.body, lang, known),
    missing,
  }
}
