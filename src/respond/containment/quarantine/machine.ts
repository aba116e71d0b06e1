// A machine cut off from the network with many others, as when a worm spreads inside (S3-133, 134): one row of the register, from the cut to its return.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'

/** What is done to a machine before it goes back. */
export const Check = z.enum(['patched', 'scanned', 'cleaned', 'rebuilt'])
export type Check = z.infer<typeof Check>
export const Infected = z.enum(['yes', 'no', 'unknown'])
export type Infected = z.infer<typeof Infected>

/** `checked`: all that the rule asks for is there, nobody has confirmed it. `retired`: it does not go back at all. */
export const MachineStanding = z.enum(['isolated', 'checked', 'confirmed', 'reconnected', 'retired'])
export type MachineStanding = z.infer<typeof MachineStanding>
export const isOut = (standing: MachineStanding): boolean => standing !== 'reconnected' && standing !== 'retired'

const by = { at: Instant, by: z.string(), byId: Id.nullable() }
export const Checked = z.object({ ...by, proof: z.string() })
export type Checked = z.infer<typeof Checked>
export const Confirmed = z.object({ ...by, note: z.string() })
export const Ended = z.object({ ...by, reason: z.string() })

export const longestName = 200
/** As many machines as one incident keeps in its register. */
export const mostMachines = 20_000
/** As many as one act reaches. */
export const mostAtOnce = 5_000

export const Machine = z.object({
  id: Id,
  no: z.number().int(),
  machine: z.string(),
  address: z.string(),
  unit: z.string(),
  person: z.string(),
  reason: z.string(),
  isolatedAt: Instant,
  isolatedBy: z.string(),
  infected: Infected,
  pattern: z.string(),
  checks: z.partialRecord(Check, Checked),
  confirmed: Confirmed.nullable(),
  ended: Ended.nullable(),
  standing: MachineStanding,
})
export type Machine = z.infer<typeof Machine>

/** What is still missing before it may go back; `infected`: nobody has said yet whether it was. */
export const Missing = z.enum([...Check.options, 'infected', 'cleaned-or-rebuilt', 'pattern', 'confirmation'])
export type Missing = z.infer<typeof Missing>
