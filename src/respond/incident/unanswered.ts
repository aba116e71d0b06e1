// Whoever told us of an incident, left an address, and has heard nothing from the desk yet (S1-57, S4-5).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'

export const UnansweredReporter = z.object({
  report: Id,
  number: z.string(),
  subject: z.string(),
  reporter: z.string(),
  receivedAt: z.string(),
  incident: z.string(),
})
export type UnansweredReporter = z.infer<typeof UnansweredReporter>
