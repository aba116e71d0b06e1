// Reports of an incident: added and taken out at any time.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { settleReports } from '#src/detect/report/store.ts'
import type { Context } from '#src/platform/context.ts'
import type { incidentApi } from '../api.ts'
import { bringObservables, dropOrphans } from '../store/observables.ts'
import { attachReports, detachReport, type ReportHead, reportHeads, unansweredReporters } from '../store/reports.ts'
import { changing, tail, type Within } from './within.ts'

type Api = typeof incidentApi

export const reportActionsOfIncident = {
  async unanswered(
    { desk, viewer }: Context,
    { limit }: ParsedInputOf<Api['unanswered']>,
  ): Promise<OutputOf<Api['unanswered']>> {
    const rows = await unansweredReporters(desk.state.db, viewer, limit)
    return { rows: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 }
  },

  async attach(context: Context, input: ParsedInputOf<Api['attach']>): Promise<OutputOf<Api['attach']>> {
    return await changing(context, input.incident, async (within) => {
      const reports = await reportHeads(within.tx, context.viewer, input.reports)
      if (reports.length < new Set(input.reports).size) refuse('incident.report.not-found')
      if ((await attachWithin(within, reports, input.reason)) === 0) refuse('incident.already-attached')
    })
  },

  async detach(context: Context, input: ParsedInputOf<Api['detach']>): Promise<OutputOf<Api['detach']>> {
    return await changing(context, input.incident, async (within) => {
      const { tx, incident } = within
      const [report] = await reportHeads(tx, context.viewer, [input.report])
      if (!report || !(await detachReport(tx, incident.id, report.id))) return refuse('incident.report.not-found')
      await settleReports(tx, [report.id])
      within.count({ reports: -1, observables: -(await dropOrphans(tx, incident.id)) })
      within.append({ ...entryOn(report), code: 'incident.report.detached', facts: factsOn(report, input.reason) })
    })
  },
}

/** Adds those reports that are not there yet, in the transaction of whoever calls; gives back how many. */
export async function attachWithin(within: Within, reports: readonly ReportHead[], reason: string): Promise<number> {
  const { tx, incident } = within
  if (reports.length === 0) return 0
  const fresh = new Set(
    await attachReports(
      tx,
      incident.id,
      reports.map((report) => report.id),
      within.now,
    ),
  )
  await settleReports(tx, [...fresh])
  within.count({ reports: fresh.size, observables: await bringObservables(tx, incident.id, [...fresh]) })
  for (const report of reports)
    if (fresh.has(report.id))
      within.append({ ...entryOn(report), code: 'incident.report.attached', facts: factsOn(report, reason) })
  return fresh.size
}

const entryOn = (report: ReportHead) =>
  ({ kind: 'change', reportId: report.id, about: [{ type: 'report', id: report.id }] }) as const
const factsOn = (report: ReportHead, reason: string) => ({
  number: report.number,
  subject: report.subject,
  tail: tail(reason),
})
