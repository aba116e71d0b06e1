// What a hit leads to: the host that the archive names is hit, and its unit gets a task.
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import { readFinds } from '#src/detect/hunt/store.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import type { SweepBoard } from '../api.ts'
import { huntIdOf, openHostsOf, setHosts, setTask, setUnit, unitsOf } from '../store.ts'
import { hostsFound } from '../sweep.ts'
import { sweepEntryWords } from '../words.ts'

const mostFinds = 2_000

export async function followUp(context: Context, { sweep }: SweepBoard, incident: string): Promise<void> {
  const { no, question, detail, dueOn } = sweep
  const hit = await inIncident(context, incident, async (within) => {
    await hostsNamed(context, within, no)
    return (await unitsOf(within.tx, within.incident.id, no)).filter((one) => one.state === 'hit' && !one.hasTask)
  })
  if (hit.length === 0) refuse('sweep.follow.nothing')
  const t = speaker(sweepEntryWords, context.lang)
  for (const unit of hit) {
    const { id } = await planActions.add(
      context,
      planApi.add.input.parse({
        incident,
        title: t('sweep.task', { no, unit: unit.unit }),
        detail: [question, unit.note, detail].filter(Boolean).join('\n\n'),
        owner: { kind: 'unit', name: unit.unit, email: unit.address, lang: context.lang },
        dueAt: dueOn !== null && dueOn > context.desk.now().toISOString() ? `${dueOn}T23:59:59Z` : null,
      }),
    )
    await inIncident(context, incident, (within) => setTask(within.tx, unit.id, id))
  }
}

/** What a unit said itself of a host that it has dealt with stands; a host that it called clean and that the archive names is hit. */
async function hostsNamed(context: Context, { tx, incident, now, append }: Within, no: number): Promise<void> {
  const huntId = await huntIdOf(tx, incident.id, no)
  if (huntId === null) return
  const finds = await readFinds(tx, huntId, { limit: mostFinds, offset: 0 })
  const hosts = await openHostsOf(tx, incident.id, no)
  const named = hostsFound(
    hosts,
    finds.map((one) => one.entity),
  )
  for (const [unitId, of] of Map.groupBy(named, (one) => one.unitId)) {
    const unit = (await unitsOf(tx, incident.id, no)).find((one) => one.id === unitId)!
    const note = speaker(sweepEntryWords, context.lang)('sweep.archive', {
      hosts: of.map((one) => one.host).join(', '),
    })
    await setHosts(
      tx,
      unitId,
      hosts
        .filter((one) => of.some(({ host }) => one.unitId === unitId && one.host === host))
        .map(({ host, isStandby }) => ({ host, isStandby, state: 'hit' })),
    )
    await setUnit(tx, unitId, { state: 'hit', note, at: now, by: context.viewer.name })
    append({
      kind: 'finding',
      code: 'sweep.answered',
      facts: { no, unit: unit.unit, state: { word: 'sweep.state.hit' }, note, hosts: of.length },
      searchText: [unit.unit, note].join('\n'),
    })
  }
}
