import { sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import { defang, type ObservableType, seenMost } from '#src/core/observable.ts'
import type { When } from '#src/core/time.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import { mayKnowReport } from '../may-know-report.ts'
import type { ClockStatement, Consent, ReportDetail, Reporter } from '../report.ts'
import { problemWords, signWords } from '../words.ts'
import { type Db, type RowOfReport, rowColumns, withBeside } from './inbox.ts'

const maxSeenThings = 500
const maxLogLines = 10_000

type BodyRow = RowOfReport & {
  lang: Language
  original_sha256: string | null
  reporter: Reporter
  purpose: string | null
  request: string | null
  how_found: string | null
  action_taken: string | null
  reported_elsewhere: string | null
  target_system: string | null
  addressee: string | null
  feedback: ReportDetail['feedback']
  occurred: When | null
  clock: ClockStatement
  consent: Consent
  tlp: string | null
  text: string
  headers: { name: string; value: string }[]
  signs: { code: string; where: string; facts: Record<string, string | number> }[]
  problem_list: { code: string; where: string; facts: Record<string, string | number> }[]
  original: { sha256: string; bytes: number; mediaType: string } | null
  submission_sha256: string | null
  submission_bytes: number | null
  assessment: ReportDetail['assessment']
  disposition_reason: string | null
}
type AttachmentRow = {
  position: number
  message_id: string | null
  name: string
  media_type: string
  bytes: number
  sha256: string
  signs: string[]
}

/** One report by id or number, or null when the viewer may not know of it. */
export async function reportDetail(db: Db, viewer: Viewer, ref: string, lang: Language): Promise<ReportDetail | null> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref)
  if (!isId && !/^[rR]\d{4}-\d{4,7}$/.test(ref)) return null
  const { rows } = await sql<BodyRow>`
    select ${rowColumns}, r.lang, r.original_sha256, b.reporter, b.purpose, b.request, b.how_found, b.action_taken, b.reported_elsewhere, b.target_system, b.addressee,
      (select jsonb_build_object('answer', f.answer, 'text', f.text, 'at', f.at) from report_feedback f where f.report_id = r.id) as feedback,
      b.occurred, b.clock, b.consent, b.tlp, b.text, b.headers, b.signs, b.problems as problem_list, b.original, b.assessment, b.disposition_reason,
      encode(sha256(convert_to(b.submission, 'UTF8')), 'hex') as submission_sha256, octet_length(b.submission) as submission_bytes
    from report r join report_body b on b.report_id = r.id left join person p on p.id = r.assignee
    where ${isId ? sql`r.id = ${ref}::uuid` : sql`r.number = ${ref.toUpperCase()}`} and ${mayKnowReport(viewer, 'r.id')}`.execute(
    db,
  )
  const row = rows[0]
  if (!row) return null
  const [line] = await withBeside(db, viewer, [row])
  const attachments = await attachmentsOf(db, row.id)
  const own = attachments.filter((one) => one.message_id === null)
  return {
    ...line!,
    subject: row.subject,
    reporterName: row.reporter_name,
    organisation: row.organisation,
    kinds: row.kinds,
    reporter: row.reporter,
    purpose: row.purpose,
    request: row.request,
    howFound: row.how_found,
    actionTaken: row.action_taken,
    reportedElsewhere: row.reported_elsewhere,
    targetSystem: row.target_system,
    addressee: row.addressee,
    occurred: row.occurred,
    clock: row.clock,
    consent: row.consent,
    tlp: row.tlp,
    text: row.text,
    headers: row.headers,
    observables: await observablesOf(db, viewer, row.id),
    logLines: await logLinesOf(db, row.id),
    attachments: own.map(attachmentView),
    signs: [
      ...row.signs.map(({ code, where, facts }) => ({ code, where, message: signWords(code, lang, facts) })),
      ...attachments.flatMap((one) =>
        one.signs.map((code) => ({ code, where: one.name, message: signWords(code, lang, { name: one.name }) })),
      ),
    ],
    problemList: row.problem_list.map(({ code, where, facts }) => ({
      code,
      where,
      message: problemWords(code, facts, lang),
    })),
    original:
      row.original ??
      (row.submission_sha256
        ? { sha256: row.submission_sha256, bytes: row.submission_bytes!, mediaType: 'application/json' }
        : null),
    assessment: row.assessment,
    dispositionReason: row.disposition_reason,
    messages: await messagesOf(db, row.id, attachments),
    feedback: row.feedback && { ...row.feedback, at: new Date(row.feedback.at).toISOString() },
  }
}

const attachmentView = (row: AttachmentRow) => ({
  position: row.position,
  name: row.name,
  mediaType: row.media_type,
  bytes: row.bytes,
  sha256: row.sha256,
  signs: row.signs,
})

export async function attachmentsOf(db: Db, reportId: string): Promise<AttachmentRow[]> {
  const { rows } = await sql<AttachmentRow>`
    select position, message_id, name, media_type, bytes, sha256, signs from report_attachment where report_id = ${reportId} order by position`.execute(
    db,
  )
  return rows
}

async function logLinesOf(db: Db, reportId: string): Promise<ReportDetail['logLines']> {
  const { rows } = await sql<{ raw: string; at: Date | null }>`
    select raw, at from report_log_line where report_id = ${reportId} order by position limit ${maxLogLines}`.execute(
    db,
  )
  return rows.map(({ raw, at }) => ({ raw, at: at?.toISOString() ?? null }))
}

/** What a report names, and in how many others it stands, as far as the viewer may know of them. */
async function observablesOf(db: Db, viewer: Viewer, reportId: string): Promise<ReportDetail['observables']> {
  const { rows } = await sql<{
    position: number
    type: string
    value: string
    port: number | null
    role: 'source'
    seen: number
    incidents: number
  }>`
    select o.position, o.type, o.value, o.port, o.role,
      case when o.position < ${maxSeenThings} then (select count(*)::int from (select distinct s.report_id from (
        select s.report_id from report_observable s where s.key = o.key and s.report_id <> o.report_id and ${mayKnowReport(viewer, 's.report_id')}
        limit ${seenMost}) s) d) else 0 end as seen,
      case when o.position < ${maxSeenThings} then (select count(*)::int from (
        select 1 from incident_observable i where hashtext(i.value) = hashtext(o.value) and i.type = o.type and i.value = o.value
          and not i.is_removed and ${mayKnow(viewer, 'i.incident_id')} limit ${seenMost}) d) else 0 end as incidents
    from report_observable o where o.report_id = ${reportId} order by o.position`.execute(db)
  return rows.map(({ type, value, port, role, seen, incidents }) => ({
    type,
    value,
    defanged: defang({ type: type as ObservableType, value }),
    port,
    role,
    seenReports: seen,
    seenIncidents: incidents,
  }))
}

async function messagesOf(
  db: Db,
  reportId: string,
  attachments: readonly AttachmentRow[],
): Promise<ReportDetail['messages']> {
  const { rows } = await sql<{
    id: string
    at: Date
    is_from_desk: boolean
    by_name: string
    text: string
    letter: string | null
  }>`
    select id, at, is_from_desk, by_name, text, letter from report_message where report_id = ${reportId} order by at, id`.execute(
    db,
  )
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    from: row.is_from_desk ? ('desk' as const) : ('reporter' as const),
    byName: row.by_name,
    text: row.text,
    letter: row.letter,
    attachments: attachments.filter((one) => one.message_id === row.id).map(attachmentView),
  }))
}

export type ReporterFacts = { reporter: Reporter; received_at: Date; sources: string[] }
/** What a letter needs. */
export async function reporterFacts(db: Db, ids: readonly string[]): Promise<Map<string, ReporterFacts>> {
  const { rows } = await sql<ReporterFacts & { id: string }>`
    select r.id, r.received_at, r.sources, b.reporter from report r join report_body b on b.report_id = r.id
    where r.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
