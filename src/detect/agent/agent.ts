import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { SourceName } from '../log/source.ts'
import { mostErrorsTold, mostFilesTold } from './bound.ts'

/** What an agent is called: the host that it runs on, as its lines will name it. */
export const AgentName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,98}[\p{L}\p{N}])?$/u)

/** How the secret begins by which an agent is known, and where it gets one. */
export const agentSecret = 'hka_'
export const enrolmentPath = '/api/agents/enrolment'

const text = (most: number) => z.string().max(most)
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const At = z.iso.datetime()

/** The host as the agent finds it. */
export const HostFacts = z.object({
  host: text(300),
  platform: text(100),
  release: text(200),
  arch: text(50),
  zone: text(100),
  version: text(50),
})
export type HostFacts = z.infer<typeof HostFacts>

export const TailedFile = z.object({
  path: text(4_096),
  source: text(200),
  offset: count,
  size: count,
  readAt: At.nullable(),
  problem: text(500).nullable(),
})
export type TailedFile = z.infer<typeof TailedFile>

/** How wrong the agent's clock is against the desk's (positive: it runs ahead), give or take half the round trip. */
export const MeasuredClock = z.object({ errorMs: z.number(), roundTripMs: z.number().min(0), measuredAt: At })
export type MeasuredClock = z.infer<typeof MeasuredClock>

/** What an agent says of itself every few seconds. */
export const AgentReport = z.object({
  host: HostFacts,
  startedAt: At,
  clock: MeasuredClock.nullable(),
  spool: z.object({
    batches: count,
    bytes: count,
    mostBytes: count,
    oldestAt: At.nullable(),
    isFull: z.boolean(),
    whenFull: z.enum(['wait', 'oldest', 'newest']),
  }),
  /** Bytes of the files that were not read yet. */
  unreadBytes: count,
  fileCount: count,
  files: z.array(TailedFile).max(mostFilesTold),
  errors: z.array(z.object({ at: At, text: text(500) })).max(mostErrorsTold),
  /** What the settings of its host let the desk ask for. */
  orders: z
    .array(z.enum(['baseline', 'check', 'collect']))
    .max(10)
    .default([]),
})
export type AgentReport = z.infer<typeof AgentReport>

/** Why lines are not there: dropped from a full spool (oldest, newest), gone before they were read, refused, or damaged on the disk. */
export const LossReason = z.enum(['oldest', 'newest', 'vanished', 'truncated', 'refused', 'damaged'])
export const Loss = z.object({
  source: SourceName,
  file: text(4_096),
  why: LossReason,
  lines: count.nullable(),
  bytes: count,
  from: At,
  to: At,
})
export type Loss = z.infer<typeof Loss>

export const AgentState = z.enum(['invited', 'heard', 'silent', 'revoked'])
export type AgentState = z.infer<typeof AgentState>

export const AgentRow = z.object({
  id: Id,
  name: z.string(),
  state: AgentState,
  /** Sources besides its own name that it may send for, and those that it did send for. */
  sources: z.array(z.string()),
  sent: z.array(z.string()),
  invitedAt: z.string(),
  enrolUntil: z.string().nullable(),
  enrolledAt: z.string().nullable(),
  seenAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  revokedReason: z.string().nullable(),
  address: z.string().nullable(),
  report: AgentReport.nullable(),
  losses: z.array(Loss),
})
export type AgentRow = z.infer<typeof AgentRow>

/** How often an agent says that it is there, and after how long without a word it counts as silent. */
export const reportEverySeconds = 15
export const silentAfterMs = 90_000

export function stateOf(agent: Pick<AgentRow, 'revokedAt' | 'enrolledAt' | 'seenAt'>, nowMs: number): AgentState {
  if (agent.revokedAt !== null) return 'revoked'
  if (agent.enrolledAt === null) return 'invited'
  return agent.seenAt !== null && nowMs - Date.parse(agent.seenAt) <= silentAfterMs ? 'heard' : 'silent'
}

/** A stolen token must not write in another host's name: an agent sends as itself (`gate1`, `gate1/nginx`) and as what it was allowed. */
export const maySendAs = (
  agent: { readonly name: string; readonly sources: readonly string[] },
  source: string,
): boolean => source === agent.name || source.startsWith(`${agent.name}/`) || agent.sources.includes(source)

/** How the record refers to an agent. */
export const aboutAgent = (id: string) => ({ type: 'agent', id })

/** The longest time for which the oldest line on the agent's disk has waited. */
export const lagMs = (report: AgentReport, nowMs: number): number =>
  report.spool.oldestAt === null ? 0 : Math.max(0, nowMs - Date.parse(report.spool.oldestAt))

/** A clock that is wrong by more than this, beyond what the measuring itself may be wrong by, is said. */
const toleratedMs = 1_000
export const isClockWrong = ({ errorMs, roundTripMs }: MeasuredClock): boolean =>
  Math.abs(errorMs) - roundTripMs / 2 > toleratedMs
