import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Instant, When } from '#src/core/time.ts'
import { Slug, Wording } from '#src/prepare/knowledge/wording.ts'
import { ClockRow } from './clock.ts'
import { ClockFacts, Question } from './fact.ts'

const incident = z.string().max(40)
const reason = z.string().trim().min(1).max(2_000)
export const mostShown = 200

export const RegimeView = z.object({
  id: Slug,
  name: Wording,
  jurisdiction: Wording,
  reference: Wording,
  source: z.string().nullable(),
  verifiedOn: z.iso.date().nullable(),
  isUnsure: z.boolean(),
  applies: z.enum(['yes', 'no', 'open']),
  reasons: z.array(Wording),
  open: z.array(z.string()),
  /** What its clocks start from, and which stages they would be. */
  events: z.array(z.object({ id: Slug, name: Wording, isLater: z.boolean() })),
  stages: z.array(z.object({ id: Slug, name: Wording, isSetByYou: z.boolean(), isUnsure: z.boolean() })),
  isStarted: z.boolean(),
})
export type RegimeView = z.infer<typeof RegimeView>

export const IncidentClocks = z.object({
  questions: z.array(Question),
  facts: ClockFacts,
  regimes: z.array(RegimeView),
  clocks: z.array(ClockRow),
  /** Files of the organisation that were left out, each with its reason. */
  problems: z.array(z.string()),
  canWrite: z.boolean(),
})
export type IncidentClocks = z.infer<typeof IncidentClocks>

const ofClock = { incident, clock: Id }

export const clockApi = {
  due: endpoint({
    route: 'GET /api/clocks',
    permission: 'incident:read',
    summary:
      'Deadlines that run in all incidents the caller may know of, the nearest first, with how many are overdue or soon due.',
    input: z.object({ limit: z.coerce.number().int().min(1).max(mostShown).default(50) }),
    output: z.object({ overdue: z.number(), soon: z.number(), running: z.number(), rows: z.array(ClockRow) }),
  }),
  show: endpoint({
    route: 'GET /api/incidents/{incident}/clocks',
    permission: 'incident:read',
    summary:
      'Which deadlines apply to an incident and why, the questions that decide it, and the clocks that were started.',
    input: z.object({ incident }),
    output: IncidentClocks,
  }),
  answer: endpoint({
    route: 'PUT /api/incidents/{incident}/clocks/facts',
    permission: 'incident:write',
    summary: 'Answers questions that decide which deadlines apply; null takes an answer back.',
    input: z.object({ incident, facts: ClockFacts }),
    output: IncidentClocks,
  }),
  start: endpoint({
    route: 'POST /api/incidents/{incident}/clocks',
    permission: 'incident:write',
    summary: 'Starts the clocks of a regime, or corrects when its events happened; then the reason is asked for.',
    input: z.object({
      incident,
      regime: Slug,
      label: z.string().trim().max(200).default('').describe('Which contract or partner, where there are several.'),
      events: z.record(Slug, When).refine((events) => Object.keys(events).length <= 10),
      reason: z.string().trim().max(2_000).default(''),
    }),
    output: IncidentClocks,
  }),
  override: endpoint({
    route: 'POST /api/incidents/{incident}/clocks/{clock}/due',
    permission: 'incident:write',
    summary: 'Sets a deadline by hand, with the reason; null goes back to what was reckoned.',
    input: z.object({ ...ofClock, dueAt: Instant.nullable(), reason }),
    output: IncidentClocks,
  }),
  done: endpoint({
    route: 'POST /api/incidents/{incident}/clocks/{clock}/sent',
    permission: 'incident:write',
    summary: 'Records that the report was sent, and what proves it; stages that follow start from there.',
    input: z.object({ ...ofClock, sent: When, proof: z.string().trim().min(1).max(2_000) }),
    output: IncidentClocks,
  }),
  stop: endpoint({
    route: 'POST /api/incidents/{incident}/clocks/{clock}/stop',
    permission: 'incident:write',
    summary: 'Stops a clock, with the reason why nothing need be sent.',
    input: z.object({ ...ofClock, reason }),
    output: IncidentClocks,
  }),
  resume: endpoint({
    route: 'POST /api/incidents/{incident}/clocks/{clock}/resume',
    permission: 'incident:write',
    summary: 'Lets a clock run again that was stopped or ticked off by mistake, with the reason.',
    input: z.object({ ...ofClock, reason }),
    output: IncidentClocks,
  }),
  feed: endpoint({
    route: 'GET /api/me/clock-feed',
    permission: 'self',
    summary: 'Whether a calendar feed of deadlines was made for the caller, and when.',
    input: nothing,
    output: z.object({ madeAt: Instant.nullable() }),
  }),
  makeFeed: endpoint({
    route: 'POST /api/me/clock-feed',
    permission: 'self',
    summary: 'Makes a secret link to a calendar of the deadlines that the caller may know of; the one before ends.',
    input: nothing,
    output: z.object({ url: z.string(), madeAt: Instant }),
  }),
  endFeed: endpoint({
    route: 'DELETE /api/me/clock-feed',
    permission: 'self',
    summary: 'Ends the calendar feed of the caller.',
    input: nothing,
    output: z.object({ madeAt: Instant.nullable() }),
  }),
} as const
