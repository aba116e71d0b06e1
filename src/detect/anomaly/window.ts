// A time in which somebody works on a system, announced beforehand: what changes then is expected.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'

export const Window = z.object({
  id: Id,
  /** A host, source, address or account; null is everything. */
  entity: z.string().nullable(),
  reason: z.string(),
  from: z.string(),
  to: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  endedAt: z.string().nullable(),
})
export type Window = z.infer<typeof Window>
