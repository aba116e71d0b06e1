import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Dealing, DealingOutcome, DealingPlan, EvidenceChoice, mostEvidence } from './dealing.ts'

const incident = z.string().min(1).max(40)
const no = z.coerce.number().int().min(1).max(100_000)

export const DealingList = z.object({
  rows: z.array(Dealing),
  /** What could be handed over; empty for whoever may not read evidence. */
  evidence: z.array(EvidenceChoice),
  /** The restricted file of the incident, for whoever knows of one. */
  restricted: z.string().nullable(),
  canWrite: z.boolean(),
})
export type DealingList = z.infer<typeof DealingList>

export const outsideApi = {
  list: endpoint({
    route: 'GET /api/incidents/{incident}/dealings',
    permission: 'incident:read',
    summary:
      'Briefings, visits, shareholders and investigations of an incident; extortion too for whoever knows of its restricted file.',
    input: z.object({ incident }),
    output: DealingList,
  }),
  add: endpoint({
    route: 'POST /api/incidents/{incident}/dealings',
    permission: 'incident:write',
    summary:
      'Plans a dealing with somebody outside. Extortion goes into the restricted file of the incident, and nowhere else.',
    input: DealingPlan.extend({ incident }),
    output: DealingList,
  }),
  change: endpoint({
    route: 'PUT /api/incidents/{incident}/dealings/{no}',
    permission: 'incident:write',
    summary: 'Changes what is intended; what it is stays.',
    input: DealingPlan.omit({ kind: true }).extend({ incident, no }),
    output: DealingList,
  }),
  hold: endpoint({
    route: 'PUT /api/incidents/{incident}/dealings/{no}/outcome',
    permission: 'incident:write',
    summary:
      'How it went. An investigation says how much evidence was given, which items, and what that did to services.',
    input: DealingOutcome.extend({ incident, no, evidence: z.array(Id).max(mostEvidence).default([]) }),
    output: DealingList,
  }),
  drop: endpoint({
    route: 'POST /api/incidents/{incident}/dealings/{no}/cancellation',
    permission: 'incident:write',
    summary: 'It will not take place, and why.',
    input: z.object({ incident, no, reason: z.string().trim().min(1).max(2_000) }),
    output: DealingList,
  }),
} as const
