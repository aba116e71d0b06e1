import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Cause, CauseInput, CauseKnowledge } from './cause.ts'

const incident = z.string().min(1).max(40)
const no = z.coerce.number().int().min(1).max(100_000)

export const CauseView = z.object({
  incident: z.object({ number: z.string(), title: z.string() }),
  rows: z.array(Cause),
  knowledge: CauseKnowledge,
  established: z.object({ entry: z.boolean(), spread: z.boolean(), leak: z.boolean() }),
  canWrite: z.boolean(),
})
export type CauseView = z.infer<typeof CauseView>

export const causeApi = {
  show: endpoint({
    route: 'GET /api/incidents/{incident}/causes',
    permission: 'incident:read',
    summary:
      'The cause tree of an incident: how it came in, why it spread, how data left, with evidence for and against.',
    input: z.object({ incident }),
    output: CauseView,
  }),
  add: endpoint({
    route: 'POST /api/incidents/{incident}/causes',
    permission: 'incident:write',
    summary: 'Adds a branch to the cause tree.',
    input: CauseInput.extend({ incident }),
    output: CauseView,
  }),
  change: endpoint({
    route: 'PUT /api/incidents/{incident}/causes/{no}',
    permission: 'incident:write',
    summary:
      'Changes a branch: what it says, under which it hangs, whether it is established, ruled out or stays unknown.',
    input: CauseInput.extend({ incident, no }),
    output: CauseView,
  }),
  argue: endpoint({
    route: 'POST /api/incidents/{incident}/causes/{no}/evidence',
    permission: 'incident:write',
    summary: 'Adds evidence for or against a branch.',
    input: z.object({
      incident,
      no,
      isFor: z.boolean(),
      text: z.string().trim().min(1).max(2_000),
      reference: z.string().trim().max(200).default(''),
    }),
    output: CauseView,
  }),
} as const
