import { sql } from 'kysely'
import { reportNumberOf } from '#src/core/id.ts'
import { index } from '#src/platform/search/search.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { ReportDraft } from './draft.ts'
import { isPrivateAddress } from './private-address.ts'
import type { Assessment, ReportDetail } from './report.ts'

export type NewReportRow = {
  readonly id: string
  readonly draft: ReportDraft
  readonly now: Date
  readonly noise: string | null
  readonly digest: Buffer
  readonly linkHash: Buffer
  readonly nonce: string | null
}

const keysARow = 3
const sourcesARow = 3

/** Takes the next number of the year. Everything slow is done before: others wait for it until commit. */
async function takeNumber(tx: Transaction, now: Date): Promise<string> {
  const year = now.getUTCFullYear()
  const { rows } = await sql<{ value: number }>`
    insert into counter (name, year, value) values ('report', ${year}, 1)
    on conflict (name, year) do update set value = counter.value + 1 returning value`.execute(tx)
  return reportNumberOf(year, rows[0]!.value)
}

/** Writes a report with all that was read from it, in one statement after its number. */
export async function insertReport(tx: Transaction, row: NewReportRow): Promise<string> {
  const { id, draft, now } = row
  // Before the number is taken: from there on everybody who takes in a report waits. Its number is found in the row itself.
  await index(tx, [
    {
      kind: 'report',
      ref: id,
      reportId: id,
      at: now,
      title: draft.subject || draft.text.slice(0, 100),
      body: searchBodyOf(draft),
    },
  ])
  const number = await takeNumber(tx, now)
  const telling = tellingOf(draft)
  const signs = draft.attachments.some((one) => one.signs.length > 0)
  await sql`
    with head as (
      insert into report (id, number, state, is_noise, noise_reason, channel, format, lang, subject, reporter_name, organisation, received_at,
        arrived_at, kinds, sources, keys, has_signs, problems, digest, original_sha256, link_hash, nonce)
      select ${id}::uuid, ${number}, 'new', ${row.noise !== null}, ${row.noise}, ${draft.channel}, ${draft.format}, ${draft.lang}, ${draft.subject},
        ${draft.reporter.name ?? draft.reporter.email ?? ''}, ${draft.reporter.organisation ?? ''}, ${draft.receivedAt}::timestamptz, ${now}::timestamptz,
        ${draft.kinds}::text[], ${telling.sources}::text[],
        array(select md5(k)::uuid from unnest(${telling.keys}::text[]) k), ${signs}, ${draft.problems.length}::int,
        ${row.digest}::bytea, ${draft.original?.sha256 ?? null}, ${row.linkHash}::bytea, ${row.nonce}
    ), body as (
      insert into report_body (report_id, reporter, purpose, request, how_found, action_taken, reported_elsewhere, target_system, occurred, discovered,
        clock, consent, tlp, text, headers, signs, problems, original, submission)
      select ${id}::uuid, ${json(draft.reporter)}::jsonb, ${draft.purpose}, ${draft.request}, ${draft.howFound}, ${draft.actionTaken},
        ${draft.reportedElsewhere}, ${draft.targetSystem}, ${json(draft.occurred)}::jsonb, ${json(draft.discovered)}::jsonb, ${json(draft.clock)}::jsonb,
        ${json(draft.consent)}::jsonb, ${draft.tlp}, ${draft.text}, ${json(draft.headers)}::jsonb,
        ${json(row.noise ? [{ code: `noise.${row.noise}`, where: '', facts: {} }] : [])}::jsonb, ${json(draft.problems)}::jsonb,
        ${json(draft.original)}::jsonb, ${draft.submission}
    ), observables as (
      insert into report_observable (report_id, position, type, value, port, role, first_at, last_at)
      select ${id}::uuid, o.position, o.type, o.value, o.port, o.role, o."firstAt", o."lastAt"
      from jsonb_to_recordset(${json(draft.observables.map((one, position) => ({ position, ...one })))}::jsonb)
        as o(position int, type text, value text, port int, role text, "firstAt" timestamptz, "lastAt" timestamptz)
    ), lines as (
      insert into report_log_line (report_id, position, raw, at, stated)
      select ${id}::uuid, l.position, l.raw, l.at, l.stated
      from jsonb_to_recordset(${json(draft.logLines.map((one, position) => ({ position, ...one, stated: one.at })))}::jsonb)
        as l(position int, raw text, at timestamptz, stated text)
    )
    insert into report_attachment (report_id, position, name, media_type, bytes, sha256, signs)
    select ${id}::uuid, a.position, a.name, a."mediaType", a.bytes, a.sha256, coalesce(array(select jsonb_array_elements_text(a.signs)), '{}')
    from jsonb_to_recordset(${json(draft.attachments.map((one, position) => ({ position, ...one })))}::jsonb)
      as a(position int, name text, "mediaType" text, bytes bigint, sha256 text, signs jsonb)`.execute(tx)
  return number
}

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

export function searchBodyOf(draft: ReportDraft): string {
  const { reporter } = draft
  return [
    draft.subject,
    reporter.name,
    reporter.organisation,
    reporter.email,
    draft.observables
      .slice(0, 200)
      .map((one) => one.value)
      .join(' ')
      .slice(0, 6_000),
    draft.attachments
      .slice(0, 50)
      .map((one) => one.name)
      .join(' '),
    draft.text.slice(0, 12_000),
  ]
    .filter(Boolean)
    .join('\n')
    .toWellFormed()
}

/** What the inbox shows and counts companions by: sources first, an address before the name it stands beside. */
function tellingOf(draft: ReportDraft): { sources: string[]; keys: string[] } {
  const rank = { source: 0, target: 1, other: 2, reporter: 9 }
  const own = draft.observables.filter(
    (one) => one.role !== 'reporter' && one.type !== 'file:name' && one.type !== 'autonomous-system',
  )
  const ordered = own.toSorted(
    (a, b) =>
      rank[a.role] - rank[b.role] ||
      Number(isPrivateAddress(a.type, a.value)) - Number(isPrivateAddress(b.type, b.value)),
  )
  return {
    sources: ordered
      .filter((one) => one.role === 'source')
      .slice(0, sourcesARow)
      .map((one) => `${one.type} ${one.value}`.slice(0, 120)),
    keys: ordered.slice(0, keysARow).map((one) => `${one.type} ${one.value}`),
  }
}

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
  Pick<ReportDetail, 'subject' | 'kinds' | 'clock' | 'occurred' | 'consent' | 'reporter'>
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
