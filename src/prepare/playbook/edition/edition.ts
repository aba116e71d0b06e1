// A playbook as it was changed at the desk: a draft, approved by somebody else, in force until the next one (S2-35).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'

export const EditionState = z.enum(['draft', 'asked', 'in-force', 'replaced', 'refused', 'withdrawn'])
export type EditionState = z.infer<typeof EditionState>

export const Edition = z.object({
  no: z.number().int(),
  state: EditionState,
  note: z.string(),
  incident: z.string(),
  madeById: Id,
  madeBy: z.string(),
  madeAt: Instant,
  decided: z.object({ by: z.string(), at: Instant, note: z.string() }).nullable(),
})
export type Edition = z.infer<typeof Edition>
