import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Post } from '#src/prepare/duty/roster.ts'
import { CallChannel, CallPost, CallState } from './call.ts'

const incident = z.string().max(40)
const Calls = z.object({
  /** Null while nobody has graded the incident. */
  level: z.object({ ja: z.string(), en: z.string() }).nullable(),
  posts: z.array(CallPost),
  canWrite: z.boolean(),
})
export type Calls = z.infer<typeof Calls>

export const callApi = {
  list: endpoint({
    route: 'GET /api/incidents/{incident}/calls',
    permission: 'incident:read',
    summary: 'Whom the level of an incident tells, who was called for it and answered, and who is next.',
    input: z.object({ incident }),
    output: Calls,
  }),
  call: endpoint({
    route: 'POST /api/incidents/{incident}/calls',
    permission: 'entry:write',
    summary: 'Records that somebody was called, by which way.',
    input: z.object({
      incident,
      post: Post,
      name: z.string().trim().min(1).max(200),
      channel: CallChannel.default('phone'),
    }),
    output: Calls,
  }),
  answer: endpoint({
    route: 'POST /api/incidents/{incident}/calls/{call}/answer',
    permission: 'entry:write',
    summary: 'Records that they answered and know of it, or that nobody answered: the next one is called.',
    input: z.object({
      incident,
      call: Id,
      state: CallState.exclude(['waiting']),
      note: z.string().trim().max(2_000).default(''),
    }),
    output: Calls,
  }),
} as const
