// What keeps an incident from happening again (S3-58 to S3-70, S3-129, S3-138): proposed, compared, chosen, done, and looked at again.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { Amount, Currency } from './money.ts'

export const MeasureKind = z.enum(['technical', 'operational', 'legal'])
export type MeasureKind = z.infer<typeof MeasureKind>
/** On the system concerned, or across the organisation. */
export const Reach = z.enum(['system', 'organisation'])
/** What else of the organisation it changes (S2-35). */
export const MeasureChange = z.enum(['policy', 'playbook', 'training', 'audit', 'contract'])
export const MeasureState = z.enum(['proposed', 'chosen', 'dropped', 'done', 'verified', 'returned'])
export type MeasureState = z.infer<typeof MeasureState>
export const MeasureStanding = z.enum([
  'proposed',
  'open',
  'overdue',
  'verify',
  'verify-overdue',
  'verified',
  'dropped',
])
export type MeasureStanding = z.infer<typeof MeasureStanding>

const line = z.string().trim().max(300)
const text = z.string().trim().max(4_000)
const mostMonths = 120

export const MeasureInput = z.object({
  /** Options for the same aim are compared with each other. */
  aim: line.min(1),
  title: line.min(1),
  kind: MeasureKind,
  reach: Reach.default('system'),
  changes: z.array(MeasureChange).max(5).default([]),
  target: line.default(''),
  effect: text.default(''),
  cost: Amount.nullable().default(null),
  currency: Currency.default('JPY'),
  /** How long it takes. */
  days: z.number().int().min(0).max(36_500).nullable().default(null),
  ownerId: Id.nullable().default(null),
  owner: line.default(''),
  payer: line.default(''),
  dueOn: z.iso.date().nullable().default(null),
  verifyMonths: z.number().int().min(0).max(mostMonths).nullable().default(null),
})
export type MeasureInput = z.infer<typeof MeasureInput>

/** What it changed: a document under its hash, or an edition of a playbook; whether that is still in force. */
export const ChangedFile = z.object({
  id: Id,
  name: z.string(),
  sha256: z.string().nullable(),
  playbook: z.string().nullable(),
  edition: z.number().int().nullable(),
  isInForce: z.boolean().nullable(),
  addedAt: Instant,
  addedBy: z.string(),
})
export type ChangedFile = z.infer<typeof ChangedFile>

export const Measure = MeasureInput.extend({
  no: z.number().int(),
  incident: z.object({ number: z.string(), title: z.string(), isClosed: z.boolean() }),
  state: MeasureState,
  standing: MeasureStanding,
  /** Its owner has no account here any more: somebody else must take it. */
  isOrphan: z.boolean(),
  doneOn: z.iso.date().nullable(),
  proof: z.string(),
  verifyOn: z.iso.date().nullable(),
  result: z.string(),
  reason: z.string(),
  files: z.array(ChangedFile),
})
export type Measure = z.infer<typeof Measure>

/** Where a measure stands on a day. */
export function standingOf(
  of: { state: MeasureState; dueOn: string | null; verifyOn: string | null },
  today: string,
): MeasureStanding {
  if (of.state === 'proposed' || of.state === 'dropped' || of.state === 'verified') return of.state
  if (of.state === 'done') {
    if (of.verifyOn === null) return 'verified'
    return of.verifyOn < today ? 'verify-overdue' : 'verify'
  }
  return of.dueOn !== null && of.dueOn < today ? 'overdue' : 'open'
}

export const isOverdue = (standing: MeasureStanding): boolean => standing === 'overdue' || standing === 'verify-overdue'

const moves: Readonly<Record<MeasureState, readonly MeasureState[]>> = {
  proposed: ['chosen', 'dropped'],
  chosen: ['done', 'dropped', 'proposed'],
  dropped: ['proposed', 'chosen'],
  done: ['verified', 'returned', 'chosen'],
  verified: ['returned'],
  returned: ['done', 'dropped'],
}
export const canMove = (from: MeasureState, to: MeasureState): boolean => moves[from].includes(to)
export const movesFrom = (from: MeasureState): readonly MeasureState[] => moves[from]

/** The same day so many months later, or the last one of a shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
