// Management is told how it stands (S0-31, S0-56): each time is kept with what the page said at that hour.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'

export const mostBriefings = 200
/** Of what the page said, so much stays in the entry. */
const mostShown = 6_000

export const BriefingWay = z.enum(['mail', 'paper', 'spoken', 'link', 'other'])
export type BriefingWay = z.infer<typeof BriefingWay>

export const BriefingGiven = z.object({
  id: Id,
  incident: z.object({ number: z.string(), title: z.string() }),
  at: z.string(),
  /** Who told them. */
  by: z.string(),
  to: z.string(),
  way: BriefingWay,
  said: z.string(),
  /** What the page said then; empty of those that were noted before it was kept, and of what was erased. */
  shown: z.string(),
})
export type BriefingGiven = z.infer<typeof BriefingGiven>

type Page = {
  readonly level: string
  readonly summary: string
  readonly happening: readonly { readonly text: string }[]
  readonly mayHappen: readonly { readonly text: string }[]
  readonly decisions: readonly { readonly text: string }[]
}

/** The page in a few lines, as it stood when it was given. */
export function shownOf({ level, summary, happening, mayHappen, decisions }: Page): string {
  const parts = [level, summary, ...[...happening, ...mayHappen, ...decisions].map((one) => one.text)]
  const text = parts.filter((one) => one.trim() !== '').join('\n')
  return text.length <= mostShown ? text : `${text.slice(0, mostShown - 1)}…`
}

/** From the facts of an entry, which may be of an older kind. */
export function givenOf(
  facts: Readonly<Record<string, unknown>>,
): Pick<BriefingGiven, 'to' | 'way' | 'said' | 'shown'> {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const word = (facts.by as { word?: unknown } | undefined)?.word
  const way = BriefingWay.safeParse(text(word).replace(/^sent\./, ''))
  return { to: text(facts.to), way: way.data ?? 'other', said: text(facts.answer), shown: text(facts.shown) }
}
