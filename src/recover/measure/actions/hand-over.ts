import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { personById } from '#src/prepare/people/store.ts'
import { inRecord } from '#src/record/journal.ts'
import type { measureApi } from '../api.ts'
import { giveTo } from '../store.ts'

type Api = typeof measureApi

/** All open measures of somebody who left, or of a unit that merges, get another owner: each with its line on its record. */
export async function handOver(
  context: Context,
  { from, to, toId }: ParsedInputOf<Api['handOver']>,
): Promise<OutputOf<Api['handOver']>> {
  return await inRecord(context, async (tx, journal) => {
    const person = toId === null ? null : await personById(tx, toId)
    if (toId !== null && !person?.isActive) refuse('measure.owner.not-found')
    const owner = person?.name ?? to
    if (owner === '') refuse('measure.owner.missing')
    const given = await giveTo(tx, context.viewer, from, { id: person?.id ?? null, name: owner }, context.desk.now())
    if (given.length === 0) refuse('measure.hand-over.nothing', { from })
    for (const { incidentId, no, title } of given)
      journal.append({ kind: 'change', code: 'measure.handed-over', incidentId, facts: { no, title, from, owner } })
    return { count: given.length }
  })
}
