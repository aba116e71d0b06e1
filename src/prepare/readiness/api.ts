import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { Instant } from '#src/core/time.ts'
import { Gap, Readiness, ReadinessCheck, ReadinessFacts, ReadinessState } from './readiness.ts'

const item = z.uuid()

export const ReadinessRow = Readiness.extend({ state: ReadinessState })
export type ReadinessRow = z.infer<typeof ReadinessRow>

/** What was agreed on before anything happens, and whether somebody looked that it still holds. */
export const readinessApi = {
  list: endpoint({
    route: 'GET /api/readiness',
    permission: 'readiness:read',
    summary:
      'Policies, points of contact, peacetime items, administrators of machines, exercises, routes and media for when the network is down, with their last check, the worst first; and what is missing altogether.',
    input: nothing,
    output: z.object({
      rows: z.array(ReadinessRow),
      gaps: z.array(Gap),
      toReach: z.number().int().describe('Contacts with a telephone or a fax: whom the routes must reach.'),
    }),
  }),
  show: endpoint({
    route: 'GET /api/readiness/{item}',
    permission: 'readiness:read',
    summary: 'One of them with every check, newest first.',
    input: z.object({ item }),
    output: ReadinessRow.extend({ checks: z.array(ReadinessCheck) }),
  }),
  add: endpoint({
    route: 'POST /api/readiness',
    permission: 'readiness:write',
    summary: 'Enters something that was agreed on, and who answers for it.',
    input: ReadinessFacts,
    output: ReadinessRow,
  }),
  change: endpoint({
    route: 'PATCH /api/readiness/{item}',
    permission: 'readiness:write',
    summary: 'Changes what was agreed on, with the reason.',
    input: z.object({ item, reason: z.string().trim().min(1).max(2_000), facts: ReadinessFacts }),
    output: ReadinessRow,
  }),
  check: endpoint({
    route: 'POST /api/readiness/{item}/checks',
    permission: 'readiness:write',
    summary: 'Notes that somebody looked, or that the exercise was held: what was seen, and what was learnt.',
    input: z.object({
      item,
      at: Instant.optional().describe('Left out: now.'),
      isGood: z.boolean(),
      seen: z.string().trim().min(1).max(4_000),
      learnt: z.string().trim().max(4_000).default(''),
    }),
    output: ReadinessRow,
  }),
  retire: endpoint({
    route: 'POST /api/readiness/{item}/retirement',
    permission: 'readiness:write',
    summary: 'Takes it out of the register; what was noted stays on the record.',
    input: z.object({ item, reason: z.string().trim().min(1).max(2_000) }),
    output: nothing,
  }),
} as const
