// Groups that need something of their own: a class whose letters a teacher brings, staff without a telephone (S0-48).
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'
import { Standing } from './account.ts'

const said = z.string().trim().max(2_000)
export const Handling = z.object({ ja: said.default(''), en: said.default('') })
export type Handling = z.infer<typeof Handling>

/** A day on which something is done for them, and that it was. */
export const SpecialDate = z.object({
  at: Instant,
  what: z.string().trim().min(1).max(300),
  doneAt: Instant.nullable().default(null),
  doneBy: z.string().max(300).nullable().default(null),
  note: z.string().max(2_000).default(''),
})
export type SpecialDate = z.infer<typeof SpecialDate>

export const SpecialGroup = z.object({
  position: z.number().int(),
  name: z.string(),
  /** What is different for them, as the help desk says it. */
  handling: Handling,
  /** Who of ours sees to it. */
  responsible: z.string(),
  dates: z.array(SpecialDate),
  accounts: z.number().int(),
  standings: z.partialRecord(Standing, z.number().int()),
})
export type SpecialGroup = z.infer<typeof SpecialGroup>
