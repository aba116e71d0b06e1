// Whether volatile data was taken from a machine before anybody restarts it: running processes and connections are gone after that (S0-9).
import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'

const incident = z.string().max(40)

export const VolatileState = z.enum(['open', 'collected', 'not-needed'])
export type VolatileState = z.infer<typeof VolatileState>

export const VolatileMachine = z.object({
  asset: Id,
  name: z.string(),
  state: VolatileState,
  /** The evidence that a collector of ours brought from it; null where a person said so. */
  evidence: z.number().int().nullable(),
  reason: z.string(),
  by: z.string(),
  at: Instant.nullable(),
})
export type VolatileMachine = z.infer<typeof VolatileMachine>
const Shown = z.object({ machines: z.array(VolatileMachine), canWrite: z.boolean() })

export const volatileApi = {
  list: endpoint({
    route: 'GET /api/incidents/{incident}/volatile',
    permission: 'incident:read',
    summary: 'Machines of an incident, and whether their volatile data was taken: before that nobody restarts them.',
    input: z.object({ incident }),
    output: Shown,
  }),
  set: endpoint({
    route: 'PUT /api/incidents/{incident}/volatile/{asset}',
    permission: 'incident:write',
    summary: 'Records that volatile data was taken by hand, or why it will not be.',
    input: z.object({
      incident,
      asset: Id,
      state: VolatileState.exclude(['open']),
      reason: z.string().trim().min(1).max(2_000),
    }),
    output: Shown,
  }),
} as const
