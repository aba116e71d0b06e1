// A hit that is an incident of its own: opened beside, linked, and as secret as the one that asked.
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { openingActions } from '#src/respond/incident/actions/opening.ts'
import { situationActions } from '#src/respond/incident/actions/situation.ts'
import { inIncident } from '#src/respond/incident/actions/within.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { incidentHead } from '#src/respond/incident/store.ts'
import type { SweepBoard } from '../api.ts'
import { setOpened, unitsOf } from '../store.ts'
import { sweepEntryWords } from '../words.ts'

const mostTitle = 300

export async function openIncident(
  context: Context,
  { sweep, canWrite }: SweepBoard,
  incident: string,
  unitId: string,
): Promise<void> {
  const { desk, viewer, lang } = context
  const t = speaker(sweepEntryWords, lang)
  const head = await incidentHead(desk.state.db, viewer, incident)
  if (!canWrite) refuse('incident.closed')
  const unit = (await unitsOf(desk.state.db, viewer, head.id, sweep.no)).find((one) => one.id === unitId)
  if (!unit) return refuse('sweep.unit.not-found')
  if (unit.state !== 'hit') refuse('sweep.open.not-hit')
  if (unit.openedId !== null) refuse('sweep.open.already-opened')
  const facts = { number: head.number, no: sweep.no, unit: unit.unit, question: sweep.question }
  const { kinds, tlp, isSecret, zone } = head
  const title = t('sweep.opened-title', facts).slice(0, mostTitle)
  const made = await openingActions.create(
    context,
    incidentApi.create.input.parse({ title, kinds, tlp, isSecret, zone }),
  )
  const reason = t('sweep.opened-reason', facts)
  const link = { incident, to: made.number, relation: 'has-sub-case' as const, reason }
  await situationActions.link(context, incidentApi.link.input.parse(link))
  await inIncident(context, incident, async (within) => {
    if (!(await setOpened(within.tx, unitId, made.id))) refuse('sweep.open.already-opened')
    within.append({
      kind: 'decision',
      code: 'sweep.opened',
      facts: { no: sweep.no, unit: unit.unit, of: { incident: made.id } },
    })
  })
}
