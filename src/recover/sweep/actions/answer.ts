// What a unit answers, by whomever it is taken down: somebody at the desk, or the unit itself on its page.
import { refuse } from '#src/core/refusal.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import { hostsOf, setHosts, setUnit, unitOf } from '../store.ts'
import { type HostAnswer, mostHostsOfUnit, refusedAnswer, type UnitState } from '../sweep.ts'

export type UnitAnswer = {
  readonly no: number
  readonly unit: string
  readonly state: UnitState
  readonly note: string
  readonly hosts: readonly HostAnswer[]
  readonly by: string
}

export async function answerUnit({ tx, incident, now, append }: Within, one: UnitAnswer): Promise<void> {
  const { unit } = await unitOf(tx, incident.id, one.no, one.unit)
  if (one.hosts.length > 0) await setHosts(tx, one.unit, one.hosts)
  const all = await hostsOf(tx, one.unit)
  if (all.length > mostHostsOfUnit) refuse('sweep.hosts.too-large', { limit: mostHostsOfUnit })
  const fault = refusedAnswer(one.state, all)
  if (fault) refuse(`sweep.answer.${fault}`)
  await setUnit(tx, one.unit, { state: one.state, note: one.note, at: now, by: one.by })
  append({
    kind: 'finding',
    code: 'sweep.answered',
    facts: {
      no: one.no,
      unit,
      state: { word: `sweep.state.${one.state}` },
      note: one.note,
      hosts: one.hosts.length,
    },
    searchText: [unit, one.note].filter(Boolean).join('\n'),
  })
}
