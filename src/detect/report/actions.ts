import { sql } from 'kysely'
import type { Download, OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { correct } from './actions/correct.ts'
import { reply } from './actions/correspond.ts'
import { takeIn, takeInFiles } from './actions/intake.ts'
import { linkOf } from './actions/link.ts'
import { assessReport, disposeReports, markNoise, restoreReports, takeOn } from './actions/triage.ts'
import type { reportApi } from './api.ts'
import { mayKnowReport } from './may-know-report.ts'
import type { ReportDetail } from './report.ts'
import { similarReports } from './store/companions.ts'
import { attachmentsOf, reportDetail } from './store/detail.ts'
import { countInbox, inbox, withBeside } from './store/inbox.ts'

type Api = typeof reportApi
type Input<K extends keyof Api> = ParsedInputOf<Api[K]>
type Output<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const reportActions = {
  async create(context: Context, input: Input<'create'>): Output<'create'> {
    const { id, number, link } = await takeIn(context, input)
    return { id, number, link }
  },

  async import(context: Context, { files, ...facts }: Input<'import'> & { files: UploadedFile[] }): Output<'import'> {
    return { outcomes: await takeInFiles(context, files, facts) }
  },

  async list(context: Context, input: Input<'list'>): Output<'list'> {
    const { desk, viewer } = context
    const start = performance.now()
    const page = await inbox(desk.state.db, viewer, input)
    const rows = await withBeside(desk.state.db, viewer, page.rows)
    return { ...page, rows, tookMs: Math.round(performance.now() - start) }
  },

  counts: ({ desk, viewer }: Context, _: Input<'counts'>): Output<'counts'> => countInbox(desk.state.db, viewer),

  show: (context: Context, { id }: Input<'show'>): Output<'show'> => detailOf(context, id),

  async similar(context: Context, { id }: Input<'similar'>): Output<'similar'> {
    return { rows: (await similarReports(context, id)) ?? refuse('report.not-found') }
  },

  async original(context: Context, { id }: Input<'original'>): Promise<Download> {
    const { desk, viewer } = context
    const { rows } = await sql<{ number: string; submission: string | null; original: ReportDetail['original'] }>`
      select r.number, b.submission, b.original from report r join report_body b on b.report_id = r.id
      where r.id = ${id} and ${mayKnowReport(viewer, 'r.id')}`.execute(desk.state.db)
    const report = rows[0] ?? refuse('report.not-found')
    if (report.original) {
      const ending = report.original.mediaType === 'message/rfc822' ? 'eml' : 'bin'
      return {
        name: `${report.number}.${ending}`,
        mediaType: 'application/octet-stream',
        ...(await desk.vault.stream(report.original.sha256)),
      }
    }
    if (report.submission === null) refuse('report.original.not-found')
    const body = new TextEncoder().encode(report.submission)
    return { name: `${report.number}.json`, mediaType: 'application/octet-stream', body, bytes: body.byteLength }
  },

  async attachment(context: Context, { id, position }: Input<'attachment'>): Promise<Download> {
    const { desk, viewer } = context
    const visible = await sql`select 1 from report r where r.id = ${id} and ${mayKnowReport(viewer, 'r.id')}`.execute(
      desk.state.db,
    )
    if (visible.rows.length === 0) refuse('report.not-found')
    const file = (await attachmentsOf(desk.state.db, id)).find((one) => one.position === position)
    if (!file || !(await desk.vault.has(file.sha256))) refuse('report.attachment.not-found')
    return {
      name: file.name || `attachment-${position}`,
      mediaType: 'application/octet-stream',
      ...(await desk.vault.stream(file.sha256)),
    }
  },

  take: (context: Context, input: Input<'take'>): Output<'take'> => takeOn(context, input),

  async assess(context: Context, input: Input<'assess'>): Output<'assess'> {
    await assessReport(context, input)
    return detailOf(context, input.id)
  },

  dispose: (context: Context, input: Input<'dispose'>): Output<'dispose'> => disposeReports(context, input),
  restore: (context: Context, input: Input<'restore'>): Output<'restore'> => restoreReports(context, input),
  noise: (context: Context, input: Input<'noise'>): Output<'noise'> => markNoise(context, input),

  async reply(context: Context, input: Input<'reply'>): Output<'reply'> {
    await reply(context, input)
    return detailOf(context, input.id)
  },

  async correct(context: Context, input: Input<'correct'>): Output<'correct'> {
    await correct(context, input)
    return detailOf(context, input.id)
  },

  /** Whoever was shown a secret link is on the record. */
  async link(context: Context, { id }: Input<'link'>): Output<'link'> {
    const { desk, viewer } = context
    await inRecord(context, async (tx, journal) => {
      const { rows } = await sql<{
        number: string
      }>`select r.number from report r where r.id = ${id} and ${mayKnowReport(viewer, 'r.id')}`.execute(tx)
      const report = rows[0] ?? refuse('report.not-found')
      journal.append({
        kind: 'access',
        code: 'report.link-told',
        reportId: id,
        about: [{ type: 'report', id }],
        facts: { number: report.number },
      })
    })
    return { link: await linkOf(desk, id) }
  },
}

async function detailOf({ desk, viewer, lang }: Context, ref: string): Promise<ReportDetail> {
  return (await reportDetail(desk.state.db, viewer, ref, lang)) ?? refuse('report.not-found')
}
