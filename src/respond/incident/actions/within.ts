// One change of one incident: who may, what is locked, what is counted, all in the transaction of its entries.

import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { NewEntry } from '#src/record/draft.ts'
import { inRecord, type Journal } from '#src/record/journal.ts'
import type { IncidentDetail } from '../incident.ts'
import { incidentDetail } from '../store/detail.ts'
import { type Counted, count, type IncidentHead, incidentHead, isNewAccess, lockIncident } from '../store.ts'

/** Reading a secret incident is on the record, but a page that is open does not flood it. */
const accessQuietMs = 15 * 60_000

/** A journal that keeps the counts of its incident in step. */
export type Within = {
  readonly tx: Transaction
  readonly incident: IncidentHead
  readonly now: string
  append(entry: NewEntry): ReturnType<Journal['append']>
  count(by: Counted): void
  readonly announce: Journal['announce']
}

export async function inIncident<T>(
  context: Context,
  ref: string,
  work: (within: Within) => Promise<T>,
  { whenClosed = false } = {},
): Promise<T> {
  return await inRecord(context, async (tx, journal) => {
    const incident = await lockIncident(tx, context.viewer, ref)
    if (incident.phase === 'closed' && !whenClosed) refuse('incident.closed')
    const { within, settle } = counting(context, tx, journal, incident)
    const result = await work(within)
    await settle()
    return result
  })
}

/** For an incident that this transaction made itself. */
export function counting(context: Context, tx: Transaction, journal: Journal, incident: IncidentHead) {
  const sum = { reports: 0, observables: 0, parties: 0, files: 0, containments: 0 }
  const now = context.desk.now().toISOString()
  const within: Within = {
    tx,
    incident,
    now,
    append(entry) {
      sum.files += entry.files?.length ?? 0
      return journal.append({ ...entry, incidentId: incident.id })
    },
    count(by) {
      for (const key of Object.keys(by) as (keyof Counted)[]) sum[key] += by[key] ?? 0
    },
    announce: journal.announce,
  }
  const settle = async () => {
    if (Object.values(sum).some((one) => one !== 0)) await count(tx, incident.id, sum)
  }
  return { within, settle }
}

/** Changes and answers with the incident as it is then. */
export async function changing(
  context: Context,
  ref: string,
  work: (within: Within) => Promise<void>,
  rules = {},
): Promise<IncidentDetail> {
  const id = await inIncident(
    context,
    ref,
    async (within) => {
      await work(within)
      return within.incident.id
    },
    rules,
  )
  return await incidentDetail(context.desk.state.db, context.viewer, id)
}

/** The head of an incident that is about to be read; for a secret one the reading goes on the record first. */
export async function reading(context: Context, ref: string): Promise<IncidentHead> {
  const head = await incidentHead(context.desk.state.db, context.viewer, ref)
  await noteAccess(context, head)
  return head
}

export async function noteAccess(
  context: Context,
  head: Pick<IncidentHead, 'id' | 'isSecret' | 'accessAt'>,
): Promise<void> {
  const { desk, viewer } = context
  if (!head.isSecret || viewer.id === null) return
  const now = desk.now()
  if (head.accessAt && now.getTime() - head.accessAt.getTime() < accessQuietMs) return
  const personId = viewer.id
  await inRecord(context, async (tx, journal) => {
    if (await isNewAccess(tx, head.id, personId, now, accessQuietMs))
      journal.append({ kind: 'access', code: 'incident.read', incidentId: head.id })
  })
}

/** `reason` as the end of an automatic line, or nothing. */
export const tail = (reason: string): unknown => (reason === '' ? '' : { word: 'tail.reason', reason })
