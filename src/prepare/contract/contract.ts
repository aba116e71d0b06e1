// What is agreed with a supplier before anything happens (S3-126): who pays to mend a weakness that is found in a system later.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'

const line = z.string().trim().max(300)

export const ContractFacts = z.object({
  /** The system, as incidents name it. */
  system: line.min(1).max(200),
  supplier: line.min(1).max(200),
  says: z.string().trim().max(4_000).default('').describe('What is agreed: which repairs, how fast, what not.'),
  payer: line.default('').describe('Who pays to mend a weakness that is found later; empty while that is not agreed.'),
  untilOn: z.iso.date().nullable().default(null).describe('The last day of the agreement; null when it has none.'),
  document: line.default('').describe('Where it is written down: number, clause, place.'),
})
export type ContractFacts = z.infer<typeof ContractFacts>

export const contractStates = ['unsettled', 'expired', 'in-force'] as const
export const ContractState = z.enum(contractStates)
export type ContractState = z.infer<typeof ContractState>

export const Contract = ContractFacts.extend({ id: Id, madeAt: z.string(), endedAt: z.string().nullable() })
export type Contract = z.infer<typeof Contract>

export const ContractRow = Contract.extend({ state: ContractState })
export type ContractRow = z.infer<typeof ContractRow>

/** Who pays is argued about for weeks where it was left open; an agreement that has run out is none. */
export function stateOfContract({ payer, untilOn }: Pick<Contract, 'payer' | 'untilOn'>, today: string): ContractState {
  if (untilOn !== null && untilOn < today) return 'expired'
  return payer === '' ? 'unsettled' : 'in-force'
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
const shortest = 2

/** Those for a system that is named in one of the texts: the name of a machine that was hit, a title. */
export function contractsNamedIn<One extends Pick<Contract, 'system'>>(
  all: readonly One[],
  texts: readonly string[],
): One[] {
  const whole = texts.map(folded)
  return all.filter(({ system }) => {
    const name = folded(system)
    return name.length >= shortest && whole.some((text) => text.includes(name))
  })
}
