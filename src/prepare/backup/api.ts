import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { Instant } from '#src/core/time.ts'
import { Standing } from './against-intrusion.ts'
import { Backup, BackupFacts, BackupRun, BackupState } from './backup.ts'

/** Its id or its name. */
const backup = z.string().trim().min(1).max(100)

export const BackupRow = Backup.extend({ state: BackupState })
export type BackupRow = z.infer<typeof BackupRow>

/** What is backed up where, by whom, how often, and whether it came back when it was tried. */
export const backupApi = {
  list: endpoint({
    route: 'GET /api/backups',
    permission: 'backup:read',
    summary:
      'Every backup of the register with its last run, its last restore test, and what is wrong with it; the worst first.',
    input: nothing,
    output: z.object({ rows: z.array(BackupRow) }),
  }),
  against: endpoint({
    route: 'GET /api/backups/against',
    permission: 'backup:read',
    summary: 'Which backups are older than an intrusion, and which may be contaminated.',
    input: z.object({ at: Instant.describe('When the intrusion began, at the earliest.') }),
    output: z.object({ rows: z.array(z.object({ backup: BackupRow, standing: Standing })) }),
  }),
  show: endpoint({
    route: 'GET /api/backups/{backup}',
    permission: 'backup:read',
    summary: 'One backup with what was taken and tried, newest first.',
    input: z.object({ backup }),
    output: BackupRow.extend({ runs: z.array(BackupRun) }),
  }),
  add: endpoint({
    route: 'POST /api/backups',
    permission: 'backup:write',
    summary: 'Enters a backup into the register.',
    input: BackupFacts,
    output: BackupRow,
  }),
  change: endpoint({
    route: 'PATCH /api/backups/{backup}',
    permission: 'backup:write',
    summary: 'Changes what the register says of a backup, with the reason.',
    input: z.object({ backup, reason: z.string().trim().min(1).max(2_000), facts: BackupFacts }),
    output: BackupRow,
  }),
  note: endpoint({
    route: 'POST /api/backups/{backup}/runs',
    permission: 'backup:write',
    summary: 'Notes that a backup was taken, or that a restore was tried, and how that went.',
    input: z.object({
      backup,
      kind: BackupRun.shape.kind,
      at: Instant.optional().describe('Left out: now.'),
      ofAt: Instant.optional().describe('Of which time the restored data were.'),
      isGood: z.boolean(),
      minutes: z.number().int().min(0).max(525_600).optional(),
      bytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
      note: z.string().trim().max(2_000).default(''),
    }),
    output: BackupRow,
  }),
  retire: endpoint({
    route: 'POST /api/backups/{backup}/retirement',
    permission: 'backup:write',
    summary: 'Takes a backup out of the register; what was noted of it stays on the record.',
    input: z.object({ backup, reason: z.string().trim().min(1).max(2_000) }),
    output: nothing,
  }),
} as const
