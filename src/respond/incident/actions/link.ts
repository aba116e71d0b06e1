// What belongs together: two incidents linked, or parted again. Both records say so.
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord, type Journal } from '#src/record/journal.ts'
import type { IncidentDetail } from '../incident.ts'
import { type Relation, reverseOf } from '../link.ts'
import { incidentDetail } from '../store/detail.ts'
import { deleteLink, insertLink } from '../store/parts.ts'
import { type IncidentHead, incidentHead, lockIncident } from '../store.ts'
import { counting, tail } from './within.ts'

/** Links two incidents, or ends the link. */
export async function joining(
  context: Context,
  input: { incident: string; to: string; reason: string },
  relation: Relation | null,
): Promise<IncidentDetail> {
  const { desk, viewer } = context
  const here = await incidentHead(desk.state.db, viewer, input.incident)
  const there = await incidentHead(desk.state.db, viewer, input.to)
  if (here.id === there.id) refuse('incident.link-itself')
  await inRecord(context, async (tx, journal) => {
    // Always in the same order, so that two people who link the same pair wait for each other instead of blocking.
    for (const id of [here.id, there.id].sort()) await lockIncident(tx, viewer, id)
    if (here.phase === 'closed') refuse('incident.closed')
    await joinWithin(context, tx, journal, { here, there, relation, reason: input.reason })
  })
  return await incidentDetail(desk.state.db, viewer, here.id)
}

type Pair = {
  readonly here: IncidentHead
  readonly there: IncidentHead
  readonly relation: Relation | null
  readonly reason: string
}

/** For two incidents that this transaction holds. The records name the other by an id that is only worded for who may know of it. */
export async function joinWithin(
  context: Context,
  tx: Transaction,
  journal: Journal,
  { here, there, relation, reason }: Pair,
): Promise<void> {
  const reverse = relation && reverseOf[relation]
  const at = context.desk.now().toISOString()
  const isDone = relation
    ? await insertLink(tx, { from: here.id, to: there.id, relation, reverse: reverse!, reason, at })
    : await deleteLink(tx, here.id, there.id)
  if (!isDone) refuse(relation ? 'incident.already-linked' : 'incident.link.not-found')
  const code = relation ? 'incident.linked' : 'incident.unlinked'
  for (const [head, other, word] of [
    [here, there, relation],
    [there, here, reverse],
  ] as const) {
    const { within, settle } = counting(context, tx, journal, head)
    const facts = { to: { incident: other.id }, tail: other.isSecret ? '' : tail(reason) }
    within.append({
      kind: 'change',
      code,
      facts: relation ? { ...facts, relation: { word: `relation.${word}` } } : facts,
    })
    await settle()
  }
}
