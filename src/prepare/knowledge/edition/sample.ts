// A letter as it would look: every place filled with its own name, so that whoever changes the text sees where what will stand.
import type { Language } from '#src/core/language.ts'
import { say } from '#src/core/words.ts'
import type { Letter as PrintedLetter } from '#src/platform/pdf/documents/letter.ts'
import { type PrintLetter, placesOf } from '../print-letter.ts'
import { fillPrintLetter } from '../print-letter-fill.ts'
import type { Wording } from '../wording.ts'
import { knowledgeWords } from '../words.ts'

/** What the preview of a paper letter is filled with; a place that may be left out is filled as well. */
export function sampleOf(
  letter: PrintLetter,
  lang: Language,
  is: { readonly at: string; readonly organisation: string; readonly zone: string },
): PrintedLetter {
  const blank = (name: Wording) => say(knowledgeWords['letter.blank'], lang, { name: name[lang] })
  const facts: Record<string, unknown> = {}
  for (const { id, kind, name, columns } of placesOf(letter)) {
    if (kind === 'day') facts[id] = is.at.slice(0, 10)
    else if (kind === 'time') facts[id] = is.at
    else if (kind === 'list') facts[id] = [blank(name), blank(name)]
    else if (kind === 'rows') facts[id] = [Object.fromEntries(columns!.map((one) => [one.id, blank(one.name)]))]
    else facts[id] = blank(name)
  }
  if (is.organisation !== '') facts.from_organisation = is.organisation
  const { letter: filled, faults } = fillPrintLetter(letter, lang, facts, is.zone)
  if (!filled) throw new Error(`a sample of ${letter.id} cannot be filled: ${JSON.stringify(faults)}`)
  return filled
}
