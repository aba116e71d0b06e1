import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { readAgents } from '#src/detect/agent/store.ts'
import { currentBaselines } from '#src/detect/integrity/store.ts'
import { logActions } from '#src/detect/log/actions.ts'
import type { Context } from '#src/platform/context.ts'
import { readBackups } from '#src/prepare/backup/store.ts'
import { readReadiness } from '#src/prepare/readiness/store.ts'
import { inRecord } from '#src/record/journal.ts'
import type { Coverage, coverageApi } from './api.ts'
import { dutyStates, type MachineOrigin, standingOf, unlogged } from './coverage.ts'
import { addDuty, dutiesOf, retireDuty } from './store.ts'

type Api = typeof coverageApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostAgents = 10_000

export const coverageActions = {
  show: (context: Context): Out<'show'> => coverage(context),

  async add(context: Context, facts: In<'add'>): Out<'add'> {
    const { desk } = context
    if (facts.kind === 'need-not' && facts.reason === '') refuse('coverage.reason.missing')
    const id = desk.newId()
    await inRecord(context, async (tx, journal) => {
      if (!(await addDuty(tx, id, facts, desk.now()))) refuse('coverage.system.already-used', { name: facts.system })
      const { system: name, kind, what, keepDays: days, reason } = facts
      journal.append({
        kind: 'change',
        code: kind === 'must' ? 'coverage.must' : 'coverage.need-not',
        about: [{ type: 'log-duty', id }],
        facts: kind === 'must' ? { name, what, days } : { name, reason },
      })
      journal.announce({ topic: 'desk', id: null })
    })
    return await coverage(context)
  },

  async retire(context: Context, { duty, reason }: In<'retire'>): Out<'retire'> {
    await inRecord(context, async (tx, journal) => {
      const was = (await retireDuty(tx, duty, context.desk.now())) ?? refuse('coverage.not-found')
      journal.append({
        kind: 'change',
        code: 'coverage.retired',
        about: [{ type: 'log-duty', id: duty }],
        facts: { name: was.system, reason },
      })
      journal.announce({ topic: 'desk', id: null })
    })
    return await coverage(context)
  },
}

async function coverage(context: Context): Promise<Coverage> {
  const { db } = context.desk.state
  const { sources, keeps } = await logActions.sources(context)
  const all = await dutiesOf(db)
  const duties = all.filter((one) => one.kind === 'must').map((one) => ({ ...one, ...standingOf(one, sources, keeps) }))
  duties.sort((a, b) => dutyStates.indexOf(a.state) - dutyStates.indexOf(b.state))
  return {
    duties,
    excused: all.filter((one) => one.kind === 'need-not'),
    unlogged: unlogged(await knownMachines(context), sources, all),
    canManage: may(context.viewer, 'log:manage'),
  }
}

async function knownMachines({ desk }: Context): Promise<{ name: string; from: MachineOrigin }[]> {
  const { db } = desk.state
  const named = (from: MachineOrigin, names: readonly string[]) => names.map((name) => ({ name, from }))
  const readiness = (await readReadiness(db)).filter((one) => one.kind === 'machine')
  const agents = (await readAgents(db, mostAgents)).filter((one) => one.revokedAt === null)
  return [
    ...named(
      'readiness',
      readiness.map((one) => one.name),
    ),
    ...named(
      'backup',
      (await readBackups(db)).filter((one) => one.retiredAt === null).map((one) => one.system),
    ),
    ...named(
      'agent',
      agents.map((one) => one.name),
    ),
    ...named('good-state', [...(await currentBaselines(db)).keys()]),
  ]
}
