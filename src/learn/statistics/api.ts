import { z } from 'zod'
import { bytes, endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Slug } from '#src/prepare/knowledge/wording.ts'
import { Cause, Trend } from './figures.ts'
import { Month, Step } from './period.ts'

const ask = {
  step: Step.default('quarter'),
  from: Month.optional(),
  until: Month.optional(),
  taxonomy: Slug.default('rsit'),
}
const csv = { ...ask, lang: Language.optional(), encoding: z.enum(['utf-8', 'cp932']).default('utf-8') }

/** Counts of what came in, over time (S4-3, S4-4). */
export const statisticsApi = {
  reports: endpoint({
    route: 'GET /api/statistics/reports',
    permission: 'report:read',
    summary: 'Reports by month, quarter or year: in all, by kind, channel, what became of them, and whether it helped.',
    input: z.object(ask),
    output: Trend,
  }),
  incidents: endpoint({
    route: 'GET /api/statistics/incidents',
    permission: 'incident:read',
    summary:
      'Incidents by month, quarter or year of their notice: in all, by kind, severity, phase and how they were found.',
    input: z.object(ask),
    output: Trend,
  }),
  reportsCsv: endpoint({
    route: 'GET /api/statistics/reports.csv',
    permission: 'report:read',
    gives: 'download',
    mediaType: 'text/csv',
    summary: 'The figures of reports as CSV; cells that a spreadsheet would run are guarded.',
    input: z.object(csv),
    output: bytes,
  }),
  incidentsCsv: endpoint({
    route: 'GET /api/statistics/incidents.csv',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'text/csv',
    summary: 'The figures of incidents as CSV; cells that a spreadsheet would run are guarded.',
    input: z.object(csv),
    output: bytes,
  }),
  remark: endpoint({
    route: 'POST /api/statistics/remarks',
    permission: 'report:write',
    summary: 'Says why the number of reports of a period may have changed; it stands at the chart and on the record.',
    input: z.object({
      step: Step,
      month: Month,
      cause: Cause,
      text: z.string().trim().min(1).max(1_000),
    }),
    output: z.object({ id: Id }),
  }),
  withdraw: endpoint({
    route: 'DELETE /api/statistics/remarks/{id}',
    permission: 'report:write',
    summary: 'Takes a remark off the chart; what it said stays on the record.',
    input: z.object({ id: Id }),
    output: z.object({ withdrawn: z.boolean() }),
  }),
} as const
