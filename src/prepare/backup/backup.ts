// A backup as the register knows it: what it holds, where, by whom, how often; what was taken, what came back when it was tried (S2-6).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'

const line = z.string().trim().max(300)

/** A system cannot be set up again from its data alone, nor from its settings alone. */
export const Held = z.enum(['data', 'settings', 'system'])
export type Held = z.infer<typeof Held>

export const BackupFacts = z.object({
  name: line.min(1).max(100),
  holds: z.array(Held).min(1).max(3),
  /** Of which machine or service. */
  system: line.min(1),
  place: line.min(1),
  medium: line.default(''),
  /** Out of reach of whoever has the systems: offline, elsewhere, or not to be changed. */
  isApart: z.boolean().default(false),
  owner: line.min(1),
  everyHours: z.number().int().min(1).max(8_784),
  keptDays: z.number().int().min(1).max(36_500),
  /** After so many days a restore is to be tried again. */
  testDays: z.number().int().min(1).max(3_660).default(365),
  note: z.string().trim().max(2_000).default(''),
})
export type BackupFacts = z.infer<typeof BackupFacts>

/** One time that it was taken, or that a restore was tried. */
export const BackupRun = z.object({
  id: Id,
  kind: z.enum(['taken', 'tested']),
  at: z.string(),
  ofAt: z.string().nullable(),
  isGood: z.boolean(),
  minutes: z.number().nullable(),
  bytes: z.number().nullable(),
  note: z.string(),
  notedBy: z.string(),
})
export type BackupRun = z.infer<typeof BackupRun>

export const Backup = BackupFacts.extend({
  id: Id,
  madeAt: z.string(),
  retiredAt: z.string().nullable(),
  lastTaken: BackupRun.nullable(),
  lastGood: BackupRun.nullable(),
  lastTest: BackupRun.nullable(),
})
export type Backup = z.infer<typeof Backup>

export const backupStates = [
  'never-taken',
  'failed',
  'overdue',
  'never-tested',
  'test-failed',
  'test-overdue',
  'well',
] as const
export type BackupState = (typeof backupStates)[number]
export const BackupState = z.enum(backupStates)

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A backup that runs is not late yet. */
const grace = 1.25

/** The worst that can be said of it. What was never restored is a hope, not a backup. */
export function stateOfBackup(one: Backup, nowMs: number): BackupState {
  if (one.lastGood === null) return one.lastTaken === null ? 'never-taken' : 'failed'
  if (nowMs - Date.parse(one.lastGood.at) > one.everyHours * hourMs * grace)
    return one.lastTaken !== null && !one.lastTaken.isGood ? 'failed' : 'overdue'
  if (one.lastTest === null) return 'never-tested'
  if (!one.lastTest.isGood) return 'test-failed'
  return nowMs - Date.parse(one.lastTest.at) > one.testDays * dayMs ? 'test-overdue' : 'well'
}
