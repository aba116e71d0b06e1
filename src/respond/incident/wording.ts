// An automatic entry is kept as a code and facts, and worded when it is read, in the language of whoever reads it.
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { say, type Words } from '#src/core/words.ts'

/**
 * A fact may be plain, or one of: `{word, …}` another wording with facts of its own; `{at}` a time; `{tag}` a kind or level
 * of the taxonomies; `{ja, en}`; `{incident}` the id of an incident, which not everybody may know of; a list of any of these.
 */
export type Fact = unknown

export type Worder = {
  readonly lang: Language
  readonly zone: string
  /** The dictionaries of all slices, those of the automatic entries and of the words in them. */
  readonly tables: readonly Words[]
  readonly labelOf: (tag: string) => string
  /** The number of an incident; null for one that the reader may not know of. */
  readonly numberOf: (incidentId: string) => string | null
}
export type Wordable = {
  readonly code: string | null
  readonly text: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly erasedBy?: unknown
}

const maxDepth = 6

export function wordEntry(entry: Wordable, worder: Worder): string {
  if (entry.text !== null && entry.text !== '') return entry.text
  if (entry.erasedBy) return lookUp(worder, 'entry.erased', {}, 0)
  return entry.code === null ? '' : lookUp(worder, entry.code, entry.facts, 0)
}

function lookUp(worder: Worder, code: string, facts: Readonly<Record<string, unknown>>, depth: number): string {
  const table = worder.tables.find((words) => Object.hasOwn(words, code))
  const said = Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, wordFact(worder, fact, depth + 1)]))
  // A code that no dictionary knows comes from a newer desk: its plain facts are still worth reading.
  if (!table)
    return Object.values(said)
      .filter((one) => typeof one === 'string' && one !== '')
      .join(' ')
  return say(table[code]!, worder.lang, said)
}

function wordFact(worder: Worder, fact: Fact, depth: number): string | number {
  if (fact === null || fact === undefined || depth > maxDepth) return ''
  if (typeof fact === 'string' || typeof fact === 'number') return fact
  if (typeof fact !== 'object') return String(fact)
  if (Array.isArray(fact)) {
    const said = fact.map((one) => wordFact(worder, one, depth + 1)).filter((one) => one !== '')
    // Texts of several lines stand one under the other.
    const isLong = said.some((one) => String(one).includes('\n'))
    return said.join(isLong ? '\n' : lookUp(worder, 'list.joint', {}, depth))
  }
  const { word, at, tag, incident, ...rest } = fact as Record<string, unknown>
  if (typeof word === 'string') return lookUp(worder, word, { ...rest, at }, depth)
  if (typeof at === 'string') return formatInstant(at, { lang: worder.lang, zone: worder.zone })
  if (typeof tag === 'string') return worder.labelOf(tag)
  if (typeof incident === 'string') return worder.numberOf(incident) ?? lookUp(worder, 'incident.hidden', {}, depth)
  return wordFact(worder, rest[worder.lang] ?? '', depth + 1)
}

/** Incidents that facts name, so that the store can tell which of them the reader may know of. */
export function incidentsIn(facts: unknown, depth = 0): string[] {
  if (facts === null || typeof facts !== 'object' || depth > maxDepth) return []
  const own = (facts as { incident?: unknown }).incident
  return [
    ...(typeof own === 'string' ? [own] : []),
    ...Object.values(facts).flatMap((one) => incidentsIn(one, depth + 1)),
  ]
}
