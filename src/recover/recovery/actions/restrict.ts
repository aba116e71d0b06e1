// The file that few may know of, beside the incident: hearings, discipline, extortion.
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { createWithin } from '#src/respond/incident/actions/create.ts'
import { counting, noteAccess } from '#src/respond/incident/actions/within.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { incidentHead, lockIncident } from '#src/respond/incident/store.ts'
import { insertRestricted, recoveryOf, restrictedOf } from '../store.ts'
import { recoveryEntryWords } from '../words.ts'

/** Who has one keeps it. Opened in one transaction: asked for twice at once, it is there once. */
export async function openRestricted(context: Context, ref: string): Promise<void> {
  const { desk, viewer, lang } = context
  await noteAccess(context, await incidentHead(desk.state.db, viewer, ref))
  await inRecord(context, async (tx, journal) => {
    const head = await lockIncident(tx, viewer, ref)
    if (!(await recoveryOf(tx, head.id))) refuse('recovery.not-begun')
    if (head.phase === 'closed') refuse('incident.closed')
    if (await restrictedOf(tx, viewer, head.id)) return
    const title = speaker(recoveryEntryWords, lang)('recovery.restricted-title', { number: head.number })
    const given = incidentApi.create.input.parse({ title, isSecret: true, tlp: 'red', zone: head.zone })
    const file = await createWithin(context, tx, journal, given)
    await insertRestricted(tx, head.id, file.id)
    const { within, settle } = counting(context, tx, journal, file)
    // Only here: the record of the incident itself says nothing of it.
    within.append({ kind: 'change', code: 'recovery.restricted-opened', facts: { of: { incident: head.id } } })
    await settle()
  })
}
