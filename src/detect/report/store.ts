import { sql } from 'kysely'
import { index } from '#src/platform/search/search.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Assessment, Feedback, ReportDetail } from './report.ts'

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

/** Locks reports that the condition lets through, in one order, so that two bulk acts never wait for each other in a ring. */
export type LockedReport = {
  id: string
  number: string
  state: string
  is_noise: boolean
  assignee: string | null
  disposition: string | null
  lang: string
  subject: string
}
export async function lockReports(
  tx: Transaction,
  ids: readonly string[],
  visible: ReturnType<typeof sql<boolean>>,
): Promise<LockedReport[]> {
  const { rows } = await sql<LockedReport>`
    select r.id, r.number, r.state, r.is_noise, r.assignee, r.disposition, r.lang, r.subject
    from report r where r.id = any(${ids}::uuid[]) and ${visible} order by r.id for update`.execute(tx)
  return rows
}

export async function setAssignee(tx: Transaction, ids: readonly string[], assignee: string | null): Promise<void> {
  await sql`
    update report set assignee = ${assignee}, state = case when state in ('new', 'taken') then ${assignee ? 'taken' : 'new'} else state end,
      is_noise = case when ${assignee !== null} then false else is_noise end
    where id = any(${ids}::uuid[])`.execute(tx)
}

export async function setNoise(tx: Transaction, ids: readonly string[], isNoise: boolean): Promise<void> {
  await sql`update report set is_noise = ${isNoise}, noise_reason = ${isNoise ? 'marked' : null} where id = any(${ids}::uuid[])`.execute(
    tx,
  )
  if (!isNoise)
    await sql`
      update report_body set signs = coalesce((select jsonb_agg(s) from jsonb_array_elements(signs) s where s->>'code' not like 'noise.%'), '[]')
      where report_id = any(${ids}::uuid[]) and signs <> '[]'`.execute(tx)
}

export async function setDisposition(
  tx: Transaction,
  ids: readonly string[],
  disposition: string,
  reason: string,
): Promise<void> {
  await sql`update report set state = 'disposed', disposition = ${disposition} where id = any(${ids}::uuid[])`.execute(
    tx,
  )
  await sql`update report_body set disposition_reason = ${reason || null} where report_id = any(${ids}::uuid[])`.execute(
    tx,
  )
}

export async function clearDisposition(tx: Transaction, ids: readonly string[]): Promise<void> {
  await sql`
    update report set disposition = null, is_noise = false, noise_reason = null,
      state = case when assignee is null then 'new' else 'taken' end where id = any(${ids}::uuid[])`.execute(tx)
  await sql`update report_body set disposition_reason = null where report_id = any(${ids}::uuid[])`.execute(tx)
}

export async function setAssessment(
  tx: Transaction,
  id: string,
  assessment: Assessment & { by: string; at: string },
): Promise<void> {
  await sql`update report_body set assessment = ${json(assessment)}::jsonb where report_id = ${id}`.execute(tx)
}

/**
 * For the incident slice, in its transaction, after it linked or detached reports: a report that belongs to an incident leaves
 * the inbox, and comes back when the last link is gone.
 */
export async function settleReports(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update report r set
      is_noise = case when s.is_linked then false else r.is_noise end,
      disposition = case when s.is_linked then null else r.disposition end,
      state = case when s.is_linked then 'incident'
        when r.state <> 'incident' then r.state when r.assignee is null then 'new' else 'taken' end
    from (select id, exists (select 1 from incident_report l where l.report_id = t.id) as is_linked from unnest(${ids}::uuid[]) t(id)) s
    where r.id = s.id`.execute(tx)
}

export type MessageRow = {
  id: string
  reportId: string
  at: Date
  isFromDesk: boolean
  byId: string | null
  byName: string
  text: string
  letter: string | null
}
export async function insertMessages(tx: Transaction, messages: readonly MessageRow[]): Promise<void> {
  if (messages.length === 0) return
  await sql`
    insert into report_message (id, report_id, at, is_from_desk, by_id, by_name, text, letter)
    select id, "reportId", at, "isFromDesk", "byId", "byName", text, letter
    from jsonb_to_recordset(${json(messages)}::jsonb)
      as t(id uuid, "reportId" uuid, at timestamptz, "isFromDesk" boolean, "byId" uuid, "byName" text, text text, letter text)`.execute(
    tx,
  )
}

/** Files that the reporter adds later stand after those that came first. */
export async function appendAttachments(
  tx: Transaction,
  reportId: string,
  messageId: string,
  files: readonly { name: string; mediaType: string; bytes: number; sha256: string; signs: readonly string[] }[],
): Promise<void> {
  if (files.length === 0) return
  await sql`
    insert into report_attachment (report_id, position, message_id, name, media_type, bytes, sha256, signs)
    select ${reportId}::uuid, coalesce((select max(position) + 1 from report_attachment where report_id = ${reportId}), 0) + a.position, ${messageId}::uuid,
      a.name, a."mediaType", a.bytes, a.sha256, array(select jsonb_array_elements_text(a.signs))
    from jsonb_to_recordset(${json(files.map((one, position) => ({ position, ...one })))}::jsonb)
      as a(position int, name text, "mediaType" text, bytes bigint, sha256 text, signs jsonb)`.execute(tx)
  if (files.some((one) => one.signs.length > 0))
    await sql`update report set has_signs = true where id = ${reportId}`.execute(tx)
}

/** What a reporter says of the answer; said again, the newest holds. */
export async function setFeedback(tx: Transaction, reportId: string, said: Feedback): Promise<void> {
  await sql`
    insert into report_feedback (report_id, answer, text, at) values (${reportId}, ${said.answer}, ${said.text}, ${said.at})
    on conflict (report_id) do update set answer = excluded.answer, text = excluded.text, at = excluded.at`.execute(tx)
}

/** Adds to what a report is found by. */
export async function appendSearch(tx: Transaction, reportId: string, text: string): Promise<void> {
  const { rows } = await sql<{ at: Date; title: string; body: string }>`
    select at, title, body from search_document where kind = 'report' and ref = ${reportId}`.execute(tx)
  const [found] = rows
  if (found)
    await index(tx, [
      {
        kind: 'report',
        ref: reportId,
        reportId,
        ...found,
        body: `${found.body}\n${text.slice(0, 8_000).toWellFormed()}`,
      },
    ])
}

export type Correction = Partial<
  Pick<ReportDetail, 'subject' | 'kinds' | 'clock' | 'occurred' | 'consent' | 'reporter' | 'addressee'>
>
export async function correctReport(tx: Transaction, id: string, now: Correction): Promise<void> {
  await sql`
    update report set subject = coalesce(${now.subject ?? null}, subject), kinds = coalesce(${now.kinds ?? null}::text[], kinds),
      reporter_name = coalesce(${now.reporter ? (now.reporter.name ?? now.reporter.email ?? '') : null}, reporter_name),
      organisation = coalesce(${now.reporter ? (now.reporter.organisation ?? '') : null}, organisation)
    where id = ${id}`.execute(tx)
  await sql`
    update report_body set clock = coalesce(${json(now.clock)}::jsonb, clock), consent = coalesce(${json(now.consent)}::jsonb, consent),
      reporter = coalesce(${json(now.reporter)}::jsonb, reporter),
      addressee = case when ${now.addressee !== undefined} then ${now.addressee ?? null} else addressee end,
      occurred = case when ${now.occurred !== undefined} then ${json(now.occurred)}::jsonb else occurred end
    where report_id = ${id}`.execute(tx)
}

/** New instants of log lines and of what they name, after the clock was corrected. */
export async function setLogTimes(
  tx: Transaction,
  id: string,
  lines: readonly { position: number; at: string | null }[],
  things: readonly { position: number; firstAt: string | null; lastAt: string | null }[],
): Promise<void> {
  await sql`
    update report_log_line l set at = t.at from jsonb_to_recordset(${json(lines)}::jsonb) as t(position int, at timestamptz)
    where l.report_id = ${id} and l.position = t.position`.execute(tx)
  await sql`
    update report_observable o set first_at = t."firstAt", last_at = t."lastAt"
    from jsonb_to_recordset(${json(things)}::jsonb) as t(position int, "firstAt" timestamptz, "lastAt" timestamptz)
    where o.report_id = ${id} and o.position = t.position`.execute(tx)
}
