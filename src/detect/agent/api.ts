import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { isZone } from '#src/core/time.ts'
import { SourceName } from '../log/source.ts'
import { AgentName, AgentReport, AgentRow, HostFacts } from './agent.ts'

const Series = z.string().regex(/^[0-9a-f-]{8,40}$/)
const Number_ = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const Invitation = z.object({
  id: Id,
  name: z.string(),
  /** Good once, until `until`; in this answer and nowhere else. */
  token: z.string(),
  until: z.string(),
})

/** Programs on other hosts that tail files there and send what is written in them. */
export const agentApi = {
  list: endpoint({
    route: 'GET /api/agents',
    permission: 'log:read',
    summary:
      'Every agent: when it was last heard, its lag, spool, clock error, files, errors, and what it says it lost.',
    input: nothing,
    output: z.object({ rows: z.array(AgentRow) }),
  }),
  invite: endpoint({
    route: 'POST /api/agents',
    permission: 'log:manage',
    summary: 'Makes a token with which one new agent enrols, once. `sources`: for whom it may send besides itself.',
    input: z.object({ name: AgentName, sources: z.array(SourceName).max(100).default([]) }),
    output: Invitation,
  }),
  inviteAgain: endpoint({
    route: 'POST /api/agents/{id}/invitation',
    permission: 'log:manage',
    summary:
      'A new enrolment token for an agent that is known: its host was set up anew, or its secret is to be changed.',
    input: z.object({ id: Id }),
    output: Invitation,
  }),
  revoke: endpoint({
    route: 'POST /api/agents/{id}/revocation',
    permission: 'log:manage',
    summary: 'Ends what an agent may do, at once and for good. What it has sent stays.',
    input: z.object({ id: Id, reason: z.string().trim().min(1).max(2_000) }),
    output: nothing,
  }),
  enrol: endpoint({
    route: 'POST /api/agents/enrolment',
    permission: 'public',
    summary: 'An agent gives its enrolment token and gets the secret with which it may send, and do nothing else.',
    input: z.object({ token: z.string().min(20).max(200), host: HostFacts }),
    output: z.object({ id: Id, name: z.string(), secret: z.string(), reportEverySeconds: z.number() }),
  }),
  report: endpoint({
    route: 'POST /api/agents/report',
    permission: 'agent:send',
    summary:
      "What an agent says of itself. The answer holds the desk's time, and the highest number stored of its series.",
    input: z.object({ series: Series.optional(), report: AgentReport }),
    output: z.object({
      /** When the report came, and when the answer left, by the desk's clock. */
      receivedAt: z.string(),
      answeredAt: z.string(),
      stored: z.number(),
      reportEverySeconds: z.number(),
    }),
  }),
  send: endpoint({
    route: 'POST /api/agents/batches',
    permission: 'agent:send',
    takes: 'bytes',
    summary:
      'A numbered batch of lines of one file, packed or not. Answers when it is on disk; a number of a series is stored once. The desk may answer 503 with Retry-After.',
    input: z.object({
      series: Series,
      /** The number of this batch; `from` is lower when it stands for several that were dropped. */
      number: Number_,
      from: Number_.optional(),
      kind: z.enum(['lines', 'loss']).default('lines'),
      source: SourceName,
      file: z.string().max(4_096).default(''),
      format: z.string().max(60).default('auto'),
      zone: z.string().max(64).refine(isZone, { error: 'zone' }).optional(),
      /** Lines of the file that stand before these. */
      before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
      /** So many lines at the beginning only say how the others are read, such as `#Fields`; they were sent before. */
      learn: z.coerce.number().int().min(0).max(64).default(0),
    }),
    output: z.object({ stored: z.number(), lines: z.number(), isRepeated: z.boolean() }),
  }),
} as const
