import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord } from '#src/record/journal.ts'
import { againstIntrusion } from './against-intrusion.ts'
import type { BackupRow, backupApi } from './api.ts'
import { type Backup, backupStates, stateOfBackup } from './backup.ts'
import * as store from './store.ts'

type In<K extends keyof typeof backupApi> = ParsedInputOf<(typeof backupApi)[K]>
type Out<K extends keyof typeof backupApi> = Promise<OutputOf<(typeof backupApi)[K]>>

const mostRuns = 200
const mostTimes = 2_000
/** A clock that runs ahead is no reason to refuse; a backup of next week is. */
const aheadMs = 600_000

const rowOf = ({ desk }: Context, one: Backup): BackupRow => ({
  ...one,
  state: stateOfBackup(one, desk.now().getTime()),
})
const about = (id: string) => [{ type: 'backup', id }]

async function inUse(tx: Transaction, ref: string): Promise<Backup> {
  const one = (await store.readBackup(tx, ref)) ?? refuse('backup.not-found')
  return one.retiredAt === null ? one : refuse('backup.not-found')
}

export const backupActions = {
  async list(context: Context): Out<'list'> {
    const rows = (await store.readBackups(context.desk.state.db)).map((one) => rowOf(context, one))
    rows.sort((a, b) => backupStates.indexOf(a.state) - backupStates.indexOf(b.state))
    return { rows }
  },

  async against(context: Context, { at }: In<'against'>): Out<'against'> {
    const { db } = context.desk.state
    const times = await store.goodTimes(db, mostTimes)
    const rows = (await store.readBackups(db)).map((one) => ({
      backup: rowOf(context, one),
      standing: againstIntrusion(one, times.get(one.id) ?? [], Date.parse(at), context.desk.now().getTime()),
    }))
    return { rows }
  },

  async show(context: Context, { backup }: In<'show'>): Out<'show'> {
    const { db } = context.desk.state
    const one = (await store.readBackup(db, backup)) ?? refuse('backup.not-found')
    return { ...rowOf(context, one), runs: await store.runsOf(db, one.id, mostRuns) }
  },

  async add(context: Context, facts: In<'add'>): Out<'add'> {
    const { desk } = context
    const id = desk.newId()
    return await inRecord(context, async (tx, journal) => {
      if (!(await store.addBackup(tx, id, facts, desk.now()))) refuse('backup.name.already-used', { name: facts.name })
      const { name, system, place, owner, everyHours } = facts
      journal.append({
        kind: 'change',
        code: 'backup.added',
        about: about(id),
        facts: { name, system, place, owner, everyHours },
      })
      journal.announce({ topic: 'desk', id: null })
      return rowOf(context, await inUse(tx, id))
    })
  },

  async change(context: Context, { backup, reason, facts }: In<'change'>): Out<'change'> {
    return await inRecord(context, async (tx, journal) => {
      const before = await inUse(tx, backup)
      if (!(await store.changeBackup(tx, before.id, facts))) refuse('backup.name.already-used', { name: facts.name })
      const names = Object.keys(facts) as (keyof typeof facts)[]
      const changed = names.filter((one) => JSON.stringify(before[one]) !== JSON.stringify(facts[one]))
      const said = (of: typeof facts): string =>
        changed
          .map((one) => `${one}: ${String(of[one])}`)
          .join(' · ')
          .slice(0, 1_000)
      const told = { name: before.name, before: said(before), after: said(facts), reason }
      if (changed.length > 0)
        journal.append({ kind: 'change', code: 'backup.changed', about: about(before.id), facts: told })
      journal.announce({ topic: 'desk', id: null })
      return rowOf(context, await inUse(tx, before.id))
    })
  },

  async note(context: Context, { backup, ...run }: In<'note'>): Out<'note'> {
    const { desk, viewer } = context
    const now = desk.now()
    const at = new Date(run.at ?? now)
    if (at.getTime() > now.getTime() + aheadMs) refuse('backup.run.in-future.invalid')
    return await inRecord(context, async (tx, journal) => {
      const { id, name } = await inUse(tx, backup)
      const made = {
        id: desk.newId(),
        kind: run.kind,
        at: at.toISOString(),
        ofAt: run.ofAt === undefined ? null : new Date(run.ofAt).toISOString(),
        isGood: run.isGood,
        minutes: run.minutes ?? null,
        bytes: run.bytes ?? null,
        note: run.note,
        notedBy: viewer.name,
      }
      await store.addRun(tx, id, made, now)
      const code = run.kind === 'taken' ? 'backup.taken' : 'backup.tested'
      const facts = { name, at: { at: made.at }, outcome: run.isGood ? 'good' : 'bad', note: run.note }
      journal.append({ kind: 'change', code, about: about(id), facts })
      journal.announce({ topic: 'desk', id: null })
      return rowOf(context, await inUse(tx, id))
    })
  },

  async retire(context: Context, { backup, reason }: In<'retire'>): Out<'retire'> {
    await inRecord(context, async (tx, journal) => {
      const { id, name } = await inUse(tx, backup)
      await store.retireBackup(tx, id, context.desk.now())
      journal.append({ kind: 'change', code: 'backup.retired', about: about(id), facts: { name, reason } })
      journal.announce({ topic: 'desk', id: null })
    })
    return {}
  },
}
