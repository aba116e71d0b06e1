// What a hit leads to: the host that the archive names or that an agent found altered is hit, and its unit gets a task.
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import { readFinds } from '#src/detect/hunt/store.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import { addWithin } from '#src/respond/plan/actions/add.ts'
import { planApi } from '#src/respond/plan/api.ts'
import type { SweepBoard } from '../api.ts'
import { huntIdOf, openHostsOf } from '../store/found.ts'
import { hostsOf, setHosts, setTask, setUnit, unitsOf } from '../store.ts'
import { dueAtOf, type HostAnswer, hostsFound, refusedAnswer, type UnitState } from '../sweep.ts'
import { sweepEntryWords } from '../words.ts'
import { checkedSince } from './found.ts'

const mostFinds = 2_000

/** One transaction: of two people who press at once the second finds nothing left to follow, and no unit is asked twice. */
export async function followUp(context: Context, { sweep }: SweepBoard, incident: string): Promise<void> {
  const { no, question, detail, dueOn } = sweep
  const { desk, viewer, lang } = context
  const t = speaker(sweepEntryWords, lang)
  const dueAt = dueAtOf(dueOn, desk.zone)
  await inIncident(context, incident, async (within) => {
    const changed = await takeFound(context, within, no)
    const units = await unitsOf(within.tx, viewer, within.incident.id, no)
    const hit = units.filter((one) => one.state === 'hit' && !one.hasTask)
    if (hit.length === 0 && changed === 0) refuse('sweep.follow.nothing')
    for (const unit of hit) {
      const id = await addWithin(
        context,
        within,
        planApi.add.input.parse({
          incident,
          title: t('sweep.task', { no, unit: unit.unit }),
          detail: [question, unit.note, detail].filter(Boolean).join('\n\n'),
          owner: { kind: 'unit', name: unit.unit, email: unit.address, lang },
          dueAt: dueAt !== null && dueAt > desk.now().toISOString() ? dueAt : null,
        }),
      )
      await setTask(within.tx, unit.id, id)
    }
  })
}

type Found = HostAnswer & { readonly unitId: string; readonly by: 'archive' | 'agent' }

/** What a unit said itself of a host that it has dealt with stands; a host that it called clean and that was found is hit. */
async function takeFound(context: Context, within: Within, no: number): Promise<number> {
  const { tx, incident } = within
  const hosts = await openHostsOf(tx, incident.id, no)
  const huntId = await huntIdOf(tx, incident.id, no)
  const finds = huntId === null ? [] : await readFinds(tx, huntId, { limit: mostFinds, offset: 0 })
  const { said } = await checkedSince(tx, incident.id, no)
  const named = (names: readonly string[]) => {
    const keys = new Set(hostsFound(hosts, names).map(keyOf))
    return hosts.filter((one) => keys.has(keyOf(one)))
  }
  const found = new Map<string, Found>()
  const take = (names: readonly string[], state: HostAnswer['state'], by: Found['by']) => {
    for (const { unitId, host, kind, state: was } of named(names))
      if (was !== state && !(state === 'clean' && (kind === 'backup' || found.has(keyOf({ unitId, host })))))
        found.set(keyOf({ unitId, host }), { unitId, host, kind, state, by })
  }
  take(
    finds.map((one) => one.entity),
    'hit',
    'archive',
  )
  take(said.filter((one) => !one.isAsBefore).map(nameOf), 'hit', 'agent')
  take(said.filter((one) => one.isAsBefore).map(nameOf), 'clean', 'agent')
  for (const [unitId, of] of Map.groupBy(found.values(), (one) => one.unitId))
    await takeUnit(context, within, no, unitId, of)
  return found.size
}
const keyOf = (one: { unitId: string; host: string }): string => `${one.unitId} ${one.host}`
const nameOf = (one: { readonly host: string }): string => one.host

async function takeUnit(
  context: Context,
  { tx, incident, now, append }: Within,
  no: number,
  unitId: string,
  of: Found[],
) {
  const unit = (await unitsOf(tx, context.viewer, incident.id, no)).find((one) => one.id === unitId)!
  const t = speaker(sweepEntryWords, context.lang)
  const note = (['archive', 'agent'] as const)
    .map((by) => of.filter((one) => one.by === by && one.state === 'hit').map(nameOf))
    .map((hosts, at) =>
      hosts.length > 0 ? t(at === 0 ? 'sweep.archive' : 'sweep.altered', { hosts: hosts.join(', ') }) : '',
    )
    .filter(Boolean)
    .join('\n')
  await setHosts(tx, unitId, of)
  const state = stateAfter(unit.state, await hostsOf(tx, unitId))
  await setUnit(tx, unitId, { state, note: note || unit.note, at: now, by: context.viewer.name })
  append({
    kind: 'finding',
    code: 'sweep.answered',
    facts: { no, unit: unit.unit, state: { word: `sweep.state.${state}` }, note, hosts: of.length },
    searchText: [unit.unit, note].filter(Boolean).join('\n'),
  })
}

/** A unit of which every host was found as it was has answered by its agents. */
function stateAfter(was: UnitState, hosts: readonly HostAnswer[]): UnitState {
  if (hosts.some((one) => one.state === 'hit')) return 'hit'
  const isDone = was === 'asked' && hosts.every((one) => one.state !== 'unchecked')
  return isDone && refusedAnswer('clean', hosts) === null ? 'clean' : was
}
