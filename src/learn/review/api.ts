import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { mostActions, Review, ReviewAction, ReviewOutcome, ReviewPlan } from './review.ts'

const incident = z.string().min(1).max(40)
const no = z.coerce.number().int().min(1).max(1_000)

export const ReviewList = z.object({ rows: z.array(Review), canWrite: z.boolean() })
export type ReviewList = z.infer<typeof ReviewList>

export const reviewApi = {
  list: endpoint({
    route: 'GET /api/incidents/{incident}/reviews',
    permission: 'incident:read',
    summary: 'The meetings that looked back at an incident: who, what was learnt, and how far the measures are.',
    input: z.object({ incident }),
    output: ReviewList,
  }),
  plan: endpoint({
    route: 'POST /api/incidents/{incident}/reviews',
    permission: 'incident:write',
    summary: 'Plans a meeting that looks back; also of a closed incident.',
    input: ReviewPlan.extend({ incident }),
    output: ReviewList,
  }),
  hold: endpoint({
    route: 'PUT /api/incidents/{incident}/reviews/{no}',
    permission: 'incident:write',
    summary:
      'Writes down who was there, what went well, what did not, what was learnt. Each action becomes a measure; in an open recovery the item of looking back is answered.',
    input: ReviewOutcome.extend({ incident, no, actions: z.array(ReviewAction).max(mostActions).default([]) }),
    output: ReviewList,
  }),
} as const
