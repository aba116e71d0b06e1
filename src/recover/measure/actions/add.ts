// A measure is proposed: by itself, or as what came of a review.
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { personById } from '#src/prepare/people/store.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import type { MeasureInput } from '../measure.ts'
import { insertMeasure } from '../store.ts'

const mostMeasures = 500

/** Gives its number. */
export async function addMeasure({ desk }: Context, within: Within, input: MeasureInput): Promise<number> {
  await checkOwner(within.tx, input)
  const no = await insertMeasure(within.tx, within.incident.id, desk.newId(), input, within.now)
  if (no > mostMeasures) refuse('measure.limit', { limit: mostMeasures })
  within.append({ kind: 'change', code: 'measure.added', facts: { no, ...factsOf(input) }, searchText: textOf(input) })
  return no
}

export async function checkOwner(tx: Transaction, { ownerId }: MeasureInput): Promise<void> {
  if (ownerId !== null && !(await personById(tx, ownerId))?.isActive) refuse('measure.owner.not-found')
}

export const textOf = (one: MeasureInput): string => [one.aim, one.title, one.effect].filter(Boolean).join('\n')
const orNone = (text: string | null): unknown => (text === null || text === '' ? { word: 'measure.none' } : text)
export const factsOf = (one: MeasureInput) => ({
  title: one.title,
  aim: one.aim,
  kind: { word: `measure.kind.${one.kind}` },
  payer: orNone(one.payer),
  due: orNone(one.dueOn),
  cost: one.cost === null ? { word: 'measure.none' } : `${one.cost} ${one.currency}`,
})
