// Machines of a case cut off in numbers: put down by unit, checked by the responder, confirmed by the lead, and let back by the rule.
import { quarantineActions } from '#src/respond/containment/quarantine/actions.ts'
import { quarantineApi } from '#src/respond/containment/quarantine/api.ts'
import { played } from './play.ts'
import type { Scene } from './scene.ts'

const quarantine = played(quarantineApi, quarantineActions)

export async function playQuarantine({ cast, lead, number, told }: Scene): Promise<void> {
  if (!told.quarantine) return
  const { units, reason, rule, pattern, proof, ...times } = told.quarantine
  const responder = cast.as('responder')
  const of = { incident: number }
  const machines = units.flatMap(({ unit, prefix, count, infected }) =>
    Array.from({ length: count }, (_, at) => ({
      machine: `${prefix}-${String(at + 1).padStart(2, '0')}`,
      unit,
      infected: at < infected ? ('yes' as const) : ('no' as const),
    })),
  )
  const named = (infected: 'yes' | 'no') => ({
    names: machines.filter((one) => one.infected === infected).map((one) => one.machine),
  })
  await quarantine.setRule(lead, {
    ...of,
    rule: { every: ['patched', 'scanned'], infected: 'rebuilt', needsPattern: true, needsOther: true, text: rule },
  })
  await quarantine.isolate(lead, { ...of, machines, reason, at: times.isolated_at })
  const checked = { ...of, pattern, proof, at: times.checked_at }
  await quarantine.check(responder, { ...checked, which: named('no'), done: ['patched', 'scanned'] })
  await quarantine.check(responder, { ...checked, which: named('yes'), done: ['patched', 'scanned', 'rebuilt'] })
  const all = { ...of, which: { names: machines.map((one) => one.machine) } }
  await quarantine.confirm(lead, all)
  await quarantine.reconnect(lead, { ...all, at: times.reconnected_at })
}
