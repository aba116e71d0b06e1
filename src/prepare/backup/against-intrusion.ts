// Which backups can be trusted after an intrusion: those older than it; what came later may hold what the intruder left (S3-10).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import type { Backup, BackupRun } from './backup.ts'

export const Standing = z.object({
  backupId: Id,
  /** `older`: there is one from before. `none-older`: all that is left is later. `none`: nothing good is left. */
  verdict: z.enum(['older', 'none-older', 'none']),
  /** The newest from before the intrusion. */
  newestOlder: z.string().nullable(),
  /** Everything from here on may be contaminated. */
  suspect: z.number().int(),
  /** What a restore would lose: from the newest older one until the intrusion. */
  lostHours: z.number().nullable(),
  /** When the newest older one is thrown away by the rule of the register. */
  goneAt: z.string().nullable(),
  /** Whether a restore of this backup ever came back. */
  isProved: z.boolean(),
  /** How long the last restore that came back took (S1-51); null when nobody noted it. */
  restoreMinutes: z.number().nullable(),
  /** The intruder could reach it: what is older may have been altered as well. */
  isInReach: z.boolean(),
})
export type Standing = z.infer<typeof Standing>

const hourMs = 3_600_000
const dayMs = 24 * hourMs

export function againstIntrusion(
  one: Pick<Backup, 'id' | 'keptDays' | 'isApart' | 'lastTest'>,
  taken: readonly Pick<BackupRun, 'at' | 'isGood'>[],
  intrusionMs: number,
  nowMs: number,
): Standing {
  const keptMs = one.keptDays * dayMs
  const left = taken
    .filter(({ isGood, at }) => isGood && Date.parse(at) <= nowMs && nowMs - Date.parse(at) <= keptMs)
    .map(({ at }) => Date.parse(at))
  const older = left.filter((at) => at < intrusionMs)
  const newest = older.length === 0 ? null : older.reduce((a, b) => Math.max(a, b))
  return {
    backupId: one.id,
    verdict: newest !== null ? 'older' : left.length > 0 ? 'none-older' : 'none',
    newestOlder: newest === null ? null : new Date(newest).toISOString(),
    suspect: left.length - older.length,
    lostHours: newest === null ? null : Math.ceil((intrusionMs - newest) / hourMs),
    goneAt: newest === null ? null : new Date(newest + keptMs).toISOString(),
    isProved: one.lastTest?.isGood ?? false,
    restoreMinutes: one.lastTest?.isGood ? one.lastTest.minutes : null,
    isInReach: !one.isApart,
  }
}
