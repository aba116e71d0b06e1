// What is asked of the register and what comes back: counts by unit, rows by a window, the outcome of an act on many.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { Machine, MachineStanding, Missing, mostAtOnce } from './machine.ts'
import { ReturnRule } from './rule.ts'

const count = z.number().int()
export const Counts = z.object({
  total: count,
  isolated: count,
  checked: count,
  confirmed: count,
  reconnected: count,
  retired: count,
  /** Known to be infected, of all. */
  infected: count,
})
export type Counts = z.infer<typeof Counts>

export const SetRule = z.object({ rule: ReturnRule, setAt: Instant.nullable(), setBy: z.string().nullable() })
export type SetRule = z.infer<typeof SetRule>

export const QuarantineBoard = SetRule.extend({
  counts: Counts,
  units: z.array(Counts.extend({ unit: z.string() })),
  canWrite: z.boolean(),
})
export type QuarantineBoard = z.infer<typeof QuarantineBoard>

export const MachineRow = Machine.extend({ missing: z.array(Missing) })
export type MachineRow = z.infer<typeof MachineRow>
export const MachineRows = z.object({ total: count, rows: z.array(MachineRow) })

const text = z.string().trim().max(200)
export const MachineFilter = z.object({
  unit: text.optional(),
  /** `out`: every one that is not back and not retired. */
  standing: z.enum([...MachineStanding.options, 'out']).optional(),
  /** In the name, the address or the person. */
  text: text.optional(),
})
export type MachineFilter = z.infer<typeof MachineFilter>

/** Which machines an act is for: by id, by name, or all that a filter finds. */
export const Which = z
  .object({
    ids: z.array(Id).max(mostAtOnce).optional(),
    names: z.array(z.string().trim().min(1).max(200)).max(mostAtOnce).optional(),
    filter: MachineFilter.optional(),
  })
  .refine((which) => which.ids?.length || which.names?.length || which.filter, { path: ['ids'] })
export type Which = z.infer<typeof Which>

export const mostRefusedShown = 200
export const ActOutcome = z.object({
  done: count,
  refused: count,
  /** The first of those with which it could not be done, and why. */
  why: z.array(z.object({ machine: z.string(), text: z.string() })),
})
export type ActOutcome = z.infer<typeof ActOutcome>
