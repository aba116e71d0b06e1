// What was done to machines, by the desk or by their unit; the confirmation; the way back.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import type { quarantineApi } from '../api.ts'
import type { Checked, Machine } from '../machine.ts'
import { mayConfirm, missingOf, type ReturnRule, standingOf, uncheckedOf } from '../rule.ts'
import { onMachines, tail } from './within.ts'

type Api = typeof quarantineApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const checkActions = {
  check: (context: Context, input: In<'check'>): Out<'check'> =>
    inIncident(context, input.incident, (within) => writeChecks(context, within, input, null)),

  confirm: (context: Context, { incident, which, note }: In<'confirm'>): Out<'confirm'> =>
    inIncident(context, incident, async (within) => {
      const { viewer } = context
      const confirmed = { at: within.now, by: viewer.name, byId: viewer.id, note }
      return await onMachines(context, within, which, {
        code: 'confirmed',
        facts: { note: tail(note) },
        judge(machine, rule) {
          const lacking = uncheckedOf(rule, machine)
          if (lacking.length > 0) return { why: { code: 'lacks', missing: lacking } }
          if (machine.confirmed !== null) return { why: { code: 'confirmed' } }
          if (!mayConfirm(rule, machine, viewer.id)) return { why: { code: 'own' } }
          return { is: { ...machine, confirmed, standing: 'confirmed' } }
        },
      })
    }),

  reconnect: (context: Context, { incident, which, note, at }: In<'reconnect'>): Out<'reconnect'> =>
    inIncident(context, incident, async (within) => {
      const ended = { ...stamp(context, within, at), reason: note }
      return await onMachines(context, within, which, {
        code: 'reconnected',
        facts: { note: tail(note) },
        judge(machine, rule) {
          const missing = missingOf(rule, machine)
          if (missing.length > 0) return { why: { code: 'lacks', missing } }
          return { is: { ...machine, ended, standing: standingOf(rule, machine, 'reconnected') } }
        },
      })
    }),

  retire: (context: Context, { incident, which, reason }: In<'retire'>): Out<'retire'> =>
    inIncident(context, incident, async (within) => {
      const ended = { ...stamp(context, within), reason }
      return await onMachines(context, within, which, {
        code: 'retired',
        facts: { reason },
        judge: (machine, rule) => ({ is: { ...machine, ended, standing: standingOf(rule, machine, 'retired') } }),
      })
    }),
}

type Checks = Omit<In<'check'>, 'incident'>

/** `unit`: whose machines alone may be touched; null for the desk. */
export async function writeChecks(context: Context, within: Within, input: Checks, unit: string | null) {
  const { which, infected, done, undone, pattern, proof } = input
  if (done.length + undone.length === 0 && infected === undefined && pattern === undefined)
    refuse('quarantine.check.nothing')
  if (done.some((one) => undone.includes(one))) refuse('quarantine.check.both')
  if (proof === '') refuse('quarantine.proof.missing')
  const { at, by, byId } = stamp(context, within, input.at)
  const checked: Checked = { at, by: input.by || by, byId, proof }
  const what = [
    ...(undone.length > 0 ? undone : done).map((one) => ({ word: `quarantine.check.${one}` })),
    ...(infected ? [{ word: `quarantine.infected.${infected}` }] : []),
    ...(pattern ? [{ word: 'quarantine.pattern', version: pattern }] : []),
  ]
  return await onMachines(context, within, which, {
    unit,
    code: undone.length > 0 && done.length === 0 ? 'unchecked' : 'checked',
    facts: { by: checked.by, what, proof },
    judge: (machine, rule) => ({ is: checkedAs(machine, rule, { ...input, checked }) }),
  })
}

/** What was confirmed rests on what was known then: what takes some of it back takes the confirmation too. */
function checkedAs(
  machine: Machine,
  rule: ReturnRule,
  { infected = machine.infected, pattern = machine.pattern, done, undone, checked }: Checks & { checked: Checked },
): Machine {
  const checks = { ...machine.checks }
  for (const one of undone) delete checks[one]
  for (const one of done) checks[one] = checked
  const isSame = undone.length === 0 && infected === machine.infected
  const is = { ...machine, infected, pattern, checks, confirmed: isSame ? machine.confirmed : null }
  return { ...is, standing: standingOf(rule, is) }
}

function stamp({ desk, viewer }: Context, { now }: Within, at = now) {
  if (Date.parse(at) > desk.now().getTime()) refuse('quarantine.time.future')
  return { at, by: viewer.name, byId: viewer.id }
}
