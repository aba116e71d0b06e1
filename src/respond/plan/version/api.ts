import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { PlanVersion, VersionCause, VersionChange } from './version.ts'

const incident = z.string().max(40)
/** 0 stands for the plan as it is now. */
const no = z.coerce.number().int().min(0).max(10_000)
export const mostVersions = 200

const Versions = z.object({
  rows: z.array(PlanVersion),
  /** What is different since the newest version; empty where there is none. */
  since: z.array(VersionChange),
})

export const planVersionApi = {
  list: endpoint({
    route: 'GET /api/incidents/{incident}/plan/versions',
    permission: 'incident:write',
    summary: 'The versions of the plan, the newest first, and what has changed since.',
    input: z.object({ incident }),
    output: Versions,
  }),
  keep: endpoint({
    route: 'POST /api/incidents/{incident}/plan/versions',
    permission: 'incident:write',
    summary: 'Keeps the plan as it is now under a name: why it changed, and where it was told.',
    input: z.object({
      incident,
      name: z.string().trim().min(1).max(200),
      cause: VersionCause,
      reason: z.string().trim().min(1).max(2_000),
      told: z.string().trim().max(1_000).default(''),
    }),
    output: Versions,
  }),
  changes: endpoint({
    route: 'GET /api/incidents/{incident}/plan/versions/{from}/changes',
    permission: 'incident:write',
    summary: 'What is different from one version to another, or to the plan as it is now.',
    input: z.object({ incident, from: no.min(1), to: no.default(0) }),
    output: z.object({ rows: z.array(VersionChange) }),
  }),
} as const
