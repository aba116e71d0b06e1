import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { LogDuty, LogDutyFacts, Unlogged } from './coverage.ts'

const Coverage = z.object({
  duties: z.array(LogDuty),
  /** Said to need no logs, with the reason. */
  excused: z.array(LogDutyFacts.extend({ id: z.uuid() })),
  unlogged: z.array(Unlogged),
  canManage: z.boolean(),
})
export type Coverage = z.infer<typeof Coverage>

/** Which systems must log, and machines that are known and send nothing. */
export const coverageApi = {
  show: endpoint({
    route: 'GET /api/logs/coverage',
    permission: 'log:read',
    summary:
      'Systems that must log with how it stands, the worst first; machines of the registers of administrators, backups, agents and good states that send nothing.',
    input: nothing,
    output: Coverage,
  }),
  add: endpoint({
    route: 'POST /api/logs/coverage',
    permission: 'log:manage',
    summary: 'Says that a system must log, what and how long it is kept; or that it need not, and why.',
    input: LogDutyFacts,
    output: Coverage,
  }),
  retire: endpoint({
    route: 'POST /api/logs/coverage/{duty}/retirement',
    permission: 'log:manage',
    summary: 'Takes back what was said of a system, with the reason.',
    input: z.object({ duty: z.uuid(), reason: z.string().trim().min(1).max(2_000) }),
    output: Coverage,
  }),
} as const
