// Collectors of volatile data for one host: made for a person to carry there, or told to the agent of the host.
import { z } from 'zod'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'
import { AgentName } from '#src/detect/agent/agent.ts'
import { hostPattern } from './collector.ts'

const incident = z.string().max(40)
const reason = z.string().trim().min(1).max(2_000)
const lang = Language.optional()

export const Collector = z.object({
  id: Id,
  host: z.string(),
  system: z.enum(['posix', 'windows']),
  madeBy: z.string(),
  madeAt: Instant,
  expiresAt: Instant,
  evidence: z.string().nullable(),
  /** An agent of this name was told to collect; null: a person carries the script there. */
  agent: z.string().nullable(),
  /** When that agent began. */
  begunAt: Instant.nullable(),
  /** Why it could not. */
  trouble: z.string(),
})
export type Collector = z.infer<typeof Collector>

export const collectorApi = {
  makeCollector: endpoint({
    route: 'POST /api/incidents/{incident}/collectors',
    permission: 'evidence:write',
    summary: 'Makes the collector for one host: a script with a token for one upload.',
    input: z.object({
      incident,
      host: z.string().trim().regex(hostPattern),
      system: z.enum(['posix', 'windows']).default('posix'),
      lang,
    }),
    output: bytes,
    gives: 'download',
    mediaType: 'text/plain',
  }),
  orderCollection: endpoint({
    route: 'POST /api/incidents/{incident}/collections',
    permission: 'evidence:write',
    summary: "Has the host's agent collect and send what it took; it begins when it asks the next time.",
    input: z.object({
      incident,
      host: AgentName,
      reason,
      isQuick: z.boolean().default(false).describe('No walk over the disk, no logs, no package check.'),
      checksPackages: z.boolean().default(false).describe('Programs of the host read every file: a trap may go off.'),
      lang,
    }),
    output: nothing,
  }),
  beginCollection: endpoint({
    route: 'POST /api/agents/collections/{id}',
    permission: 'agent:send',
    summary: 'What the agent that was told to collect has to know, with a new token for one upload.',
    input: z.object({ id: Id }),
    output: z.object({
      token: z.string(),
      incident: z.string(),
      host: z.string(),
      madeAt: Instant,
      lang: Language,
      isQuick: z.boolean(),
      checksPackages: z.boolean(),
      at: Instant,
    }),
  }),
  failCollection: endpoint({
    route: 'POST /api/agents/collections/{id}/trouble',
    permission: 'agent:send',
    summary: 'Why the agent could not collect, or could not send what it has.',
    input: z.object({ id: Id, text: z.string().trim().min(1).max(1_000) }),
    output: nothing,
  }),
} as const
