// A clock that runs for one incident: one stage of one regime, as it was reckoned when it was started.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant, When } from '#src/core/time.ts'
import { Wording } from '#src/prepare/knowledge/wording.ts'
import { Standing } from './standing.ts'

export const ClockState = z.enum(['waiting', 'running', 'done', 'stopped'])

export const ClockRow = z.object({
  id: Id,
  incident: z.object({ number: z.string(), title: z.string() }),
  regime: z.string(),
  stage: z.string(),
  label: z.string(),
  name: z.object({ regime: Wording, stage: Wording }),
  recipient: Wording,
  source: z.string().nullable(),
  verifiedOn: z.iso.date().nullable(),
  isUnsure: z.boolean(),
  events: z.record(z.string(), When),
  zone: z.string(),
  state: ClockState,
  standing: Standing,
  startsAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  arithmetic: Wording,
  /** What somebody set instead, and why. */
  overridden: z.object({ dueAt: Instant, reason: z.string(), by: z.string() }).nullable(),
  sent: When.nullable(),
  proof: z.string().nullable(),
  reason: z.string().nullable(),
  endedBy: z.string().nullable(),
})
export type ClockRow = z.infer<typeof ClockRow>

/** What a person set counts before what was reckoned. */
export const effectiveDue = (clock: Pick<ClockRow, 'dueAt' | 'overridden'>): string | null =>
  clock.overridden?.dueAt ?? clock.dueAt
