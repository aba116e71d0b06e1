import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord } from '#src/record/journal.ts'
import type { contractApi } from './api.ts'
import { type Contract, ContractFacts, type ContractRow, contractStates, stateOfContract } from './contract.ts'
import * as store from './store.ts'

type In<K extends keyof typeof contractApi> = ParsedInputOf<(typeof contractApi)[K]>
type Out<K extends keyof typeof contractApi> = Promise<OutputOf<(typeof contractApi)[K]>>

const about = (id: string) => [{ type: 'contract', id }]
const names = ContractFacts.keyof().options

/** The day of the desk, as its zone has it. */
const todayOf = ({ now, zone }: Desk): string => new Intl.DateTimeFormat('sv', { timeZone: zone }).format(now())

export const rowOfContract = (desk: Desk, one: Contract): ContractRow => ({
  ...one,
  state: stateOfContract(one, todayOf(desk)),
})

const standing = async (tx: Transaction, id: string): Promise<Contract> =>
  (await store.lockContract(tx, id)) ?? refuse('contract.not-found')

export const contractActions = {
  async list({ desk }: Context): Out<'list'> {
    const rows = (await store.readContracts(desk.state.db)).map((one) => rowOfContract(desk, one))
    return { rows: rows.sort((a, b) => contractStates.indexOf(a.state) - contractStates.indexOf(b.state)) }
  },

  async add({ desk, ...context }: Context, facts: In<'add'>): Out<'add'> {
    const id = desk.newId()
    return await inRecord({ desk, ...context }, async (tx, journal) => {
      const { system, supplier, payer } = facts
      if (!(await store.addContract(tx, id, facts, desk.now()))) refuse('contract.already-there', { system, supplier })
      journal.append({
        kind: 'change',
        code: 'contract.added',
        about: about(id),
        facts: { system, supplier, payer },
        searchText: [system, supplier, facts.says, facts.document].filter(Boolean).join('\n'),
      })
      journal.announce({ topic: 'desk', id: null })
      return rowOfContract(desk, await standing(tx, id))
    })
  },

  async change(context: Context, { contract: id, reason, ...facts }: In<'change'>): Out<'change'> {
    return await inRecord(context, async (tx, journal) => {
      const was = await standing(tx, id)
      const { system, supplier } = facts
      if (!(await store.changeContract(tx, id, facts))) refuse('contract.already-there', { system, supplier })
      const changed = names.filter((name) => was[name] !== facts[name])
      const said = (of: ContractFacts) => changed.map((name) => of[name] || '…').join(' · ')
      if (changed.length > 0)
        journal.append({
          kind: 'change',
          code: 'contract.changed',
          about: about(id),
          facts: { system, supplier, before: said(was), after: said(facts), reason },
        })
      journal.announce({ topic: 'desk', id: null })
      return rowOfContract(context.desk, await standing(tx, id))
    })
  },

  async end(context: Context, { contract: id, reason }: In<'end'>): Out<'end'> {
    await inRecord(context, async (tx, journal) => {
      const { system, supplier } = await standing(tx, id)
      await store.endContract(tx, id, context.desk.now())
      journal.append({ kind: 'change', code: 'contract.ended', about: about(id), facts: { system, supplier, reason } })
      journal.announce({ topic: 'desk', id: null })
    })
    return {}
  },
}
