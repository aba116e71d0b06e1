// Many changes of a kind become one line, and nobody who made them is lost (design, Look 4).
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import type { EntryView } from './incident.ts'
import { incidentWords } from './words.ts'

/** What one person did of one sort since the reader last looked, as the store counts it. */
export type Pile = {
  readonly kind: string
  readonly code: string | null
  readonly name: string
  readonly count: number
  /** Newest first; no more than the store gives. */
  readonly entryIds: readonly string[]
  readonly lastSeq: number
}
export type FoldedRow = {
  readonly text: string
  readonly count: number
  readonly people: { readonly name: string; readonly count: number }[]
  readonly entryIds: string[]
}

/** One row a kind of entry, the newest first. A row of one entry says that entry; a row of more says how many. */
export function fold(
  piles: readonly Pile[],
  said: ReadonlyMap<string, Pick<EntryView, 'text'>>,
  lang: Language,
): FoldedRow[] {
  const t = speaker(incidentWords, lang)
  const rows = new Map<string, Pile[]>()
  for (const pile of piles) {
    rows.set(pile.kind, [...(rows.get(pile.kind) ?? []), pile])
  }
  const lastOf = (row: readonly Pile[]) => row.reduce((last, pile) => Math.max(last, pile.lastSeq), 0)
  return [...rows.values()]
    .sort((a, b) => lastOf(b) - lastOf(a))
    .map((row) => {
      const people = new Map<string, number>()
      for (const { name, count } of row) people.set(name, (people.get(name) ?? 0) + count)
      const count = row.reduce((sum, pile) => sum + pile.count, 0)
      const entryIds = row.flatMap((pile) => pile.entryIds)
      const only = count === 1 ? said.get(entryIds[0] ?? '') : undefined
      const first = row[0]!
      return {
        text: only ? only.text : t('fold.several', { what: t(kindKey(first.kind)), count }),
        count,
        people: [...people].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count),
        entryIds,
      }
    })
}

type KindKey = Extract<keyof typeof incidentWords, `kind.${string}`>
const kindKey = (kind: string): KindKey =>
  Object.hasOwn(incidentWords, `kind.${kind}`) ? (`kind.${kind}` as KindKey) : 'kind.note'
