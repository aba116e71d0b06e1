import { z } from 'zod'
import { endpoint, flag } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { DecisionAnswer, DecisionRow, decidersMax, optionsMax } from './decision.ts'

const incident = z.string().max(40)
/** `2026-0001-D1`, `D1`, or its id. */
const decision = z.string().min(1).max(60)
const text = (most: number) => z.string().trim().min(1).max(most)
export const mostShown = 200

export const decisionApi = {
  waiting: endpoint({
    route: 'GET /api/decisions',
    permission: 'incident:read',
    summary:
      'Decisions that wait for an answer, or for the time to look again, in all incidents the caller may know of.',
    input: z.object({
      mine: flag.optional().describe('Those that the caller may answer.'),
      limit: z.coerce.number().int().min(1).max(mostShown).default(50),
    }),
    output: z.object({ waiting: z.number(), mine: z.number(), rows: z.array(DecisionRow) }),
  }),
  list: endpoint({
    route: 'GET /api/incidents/{incident}/decisions',
    permission: 'incident:read',
    summary: 'Decisions of an incident, the newest first.',
    input: z.object({ incident }),
    output: z.object({ rows: z.array(DecisionRow), canAsk: z.boolean() }),
  }),
  show: endpoint({
    route: 'GET /api/incidents/{incident}/decisions/{decision}',
    permission: 'incident:read',
    summary: 'One decision.',
    input: z.object({ incident, decision }),
    output: DecisionRow,
  }),
  ask: endpoint({
    route: 'POST /api/incidents/{incident}/decisions',
    permission: 'incident:write',
    summary: 'Asks for a decision: of whom, in which order, on what ground, by when. Silence asks the next one.',
    input: z.object({
      incident,
      question: text(1_000),
      ground: text(10_000),
      options: z.array(text(300)).max(optionsMax).default([]),
      due: Instant.nullable().default(null),
      deciders: z.array(Id).min(1).max(decidersMax),
      escalateAfterMin: z.number().int().min(1).max(10_080).default(30),
    }),
    output: DecisionRow,
  }),
  answer: endpoint({
    route: 'POST /api/incidents/{incident}/decisions/{decision}/answer',
    permission: 'decision:answer',
    summary:
      'Approves, refuses, or decides not to act yet and when to look again; always with a reason. The first answer stands.',
    input: z.object({
      incident,
      decision,
      answer: DecisionAnswer,
      option: z.number().int().min(1).max(optionsMax).nullable().default(null),
      reason: text(4_000),
      lookAgain: Instant.nullable().default(null),
    }),
    output: DecisionRow,
  }),
  withdraw: endpoint({
    route: 'POST /api/incidents/{incident}/decisions/{decision}/withdraw',
    permission: 'incident:write',
    summary: 'Takes a question back that need not be answered any more, with the reason.',
    input: z.object({ incident, decision, reason: text(2_000) }),
    output: DecisionRow,
  }),
} as const
