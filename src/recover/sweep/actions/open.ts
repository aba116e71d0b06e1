// A hit that is an incident of its own: opened beside, linked, and as secret as the one that asked.
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { createWithin } from '#src/respond/incident/actions/create.ts'
import { joinWithin } from '#src/respond/incident/actions/link.ts'
import { counting } from '#src/respond/incident/actions/within.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { lockIncident } from '#src/respond/incident/store.ts'
import { setOpened, sweepsOf, unitsOf } from '../store.ts'
import { sweepEntryWords } from '../words.ts'
import { todayOf } from './board.ts'

const mostTitle = 300

/** All of it or nothing: of two people who press at once one is told that it has been done, and no incident is left over. */
export async function openIncident(context: Context, incident: string, no: number, unitId: string): Promise<void> {
  const t = speaker(sweepEntryWords, context.lang)
  await inRecord(context, async (tx, journal) => {
    const here = await lockIncident(tx, context.viewer, incident)
    if (here.phase === 'closed') refuse('incident.closed')
    const [sweep] = await sweepsOf(tx, here.id, todayOf(context), no)
    if (!sweep) return refuse('sweep.not-found', { no })
    const unit = (await unitsOf(tx, context.viewer, here.id, no)).find((one) => one.id === unitId)
    if (!unit) return refuse('sweep.unit.not-found')
    if (unit.state !== 'hit') refuse('sweep.open.not-hit')
    if (unit.openedId !== null) refuse('sweep.open.already-opened')
    const facts = { number: here.number, no, unit: unit.unit, question: sweep.question }
    const { kinds, tlp, isSecret, zone } = here
    const title = t('sweep.opened-title', facts).slice(0, mostTitle)
    const there = await createWithin(
      context,
      tx,
      journal,
      incidentApi.create.input.parse({ title, kinds, tlp, isSecret, zone }),
    )
    const reason = t('sweep.opened-reason', facts)
    await joinWithin(context, tx, journal, { here, there, relation: 'has-sub-case', reason })
    if (!(await setOpened(tx, unitId, there.id))) refuse('sweep.open.already-opened')
    const { within, settle } = counting(context, tx, journal, here)
    within.append({
      kind: 'decision',
      code: 'sweep.opened',
      facts: { no, unit: unit.unit, of: { incident: there.id } },
    })
    await settle()
  })
}
