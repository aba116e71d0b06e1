// New reports, written with all that was read from them: many at once cost little more than one.
import { sql } from 'kysely'
import { reportNumberOf } from '#src/core/id.ts'
import { index } from '#src/platform/search/search.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { ReportDraft } from '../draft.ts'
import { isPrivateAddress } from '../private-address.ts'

export type NewReportRow = {
  readonly id: string
  readonly draft: ReportDraft
  readonly noise: string | null
  readonly digest: Buffer
  readonly linkHash: Buffer
  readonly nonce: string | null
}

const keysARow = 3
const sourcesARow = 3

/** Takes the next numbers of the year. Everything slow is done before: others wait for it until commit. */
async function takeNumbers(tx: Transaction, now: Date, count: number): Promise<string[]> {
  const year = now.getUTCFullYear()
  const { rows } = await sql<{ value: number }>`
    insert into counter (name, year, value) values ('report', ${year}, ${count}::int)
    on conflict (name, year) do update set value = counter.value + excluded.value returning value`.execute(tx)
  const last = rows[0]!.value
  return Array.from({ length: count }, (_, i) => reportNumberOf(year, last - count + 1 + i))
}

/** Writes reports and gives their numbers, in the same order. */
export async function insertReports(tx: Transaction, reports: readonly NewReportRow[], now: Date): Promise<string[]> {
  // Before the numbers are taken: from there on everybody who takes in a report waits. A number is found in the row itself.
  await index(
    tx,
    reports.map(({ id, draft }) => ({
      kind: 'report',
      ref: id,
      reportId: id,
      at: now,
      title: draft.subject || draft.text.slice(0, 100),
      body: searchBodyOf(draft),
    })),
  )
  const rows = reports.map(rowOf)
  const numbers = await takeNumbers(tx, now, reports.length)
  await sql`
    with fresh as materialized (
      select * from json_to_recordset(${JSON.stringify(rows.map((row, i) => ({ n: i, number: numbers[i], ...row })))}::json) as t(n int, number text,
        id uuid, noise text, digest bytea, link_hash bytea, nonce text, channel text, format text, lang text, subject text, reporter_name text,
        organisation text, received_at timestamptz, kinds text[], sources text[], named text[], has_signs boolean, reporter jsonb, purpose text,
        request text, how_found text, action_taken text, reported_elsewhere text, target_system text, addressee text, occurred jsonb, discovered jsonb, clock jsonb,
        consent jsonb, tlp text, text text, headers jsonb, signs jsonb, problems jsonb, original jsonb, submission text,
        observables json, lines json, attachments json)
    ), head as (
      insert into report (id, number, state, is_noise, noise_reason, channel, format, lang, subject, reporter_name, organisation, received_at,
        arrived_at, kinds, sources, keys, has_signs, problems, digest, original_sha256, link_hash, nonce)
      select id, number, 'new', noise is not null, noise, channel, format, lang, subject, reporter_name, organisation, received_at,
        ${now}::timestamptz, kinds, sources, array(select md5(k)::uuid from unnest(named) k), has_signs, jsonb_array_length(problems), digest,
        original ->> 'sha256', link_hash, nonce
      from fresh order by n
    ), body as (
      insert into report_body (report_id, reporter, purpose, request, how_found, action_taken, reported_elsewhere, target_system, addressee, occurred, discovered,
        clock, consent, tlp, text, headers, signs, problems, original, submission)
      select id, reporter, purpose, request, how_found, action_taken, reported_elsewhere, target_system, addressee, occurred, discovered,
        clock, consent, tlp, text, headers, signs, problems, original, submission
      from fresh
    ), things as (
      insert into report_observable (report_id, position, type, value, port, role, first_at, last_at)
      select f.id, o.position, o.type, o.value, o.port, o.role, o."firstAt", o."lastAt"
      from fresh f, json_to_recordset(f.observables)
        as o(position int, type text, value text, port int, role text, "firstAt" timestamptz, "lastAt" timestamptz)
    ), log as (
      insert into report_log_line (report_id, position, raw, at, stated)
      select f.id, l.position, l.raw, l.at::timestamptz, l.at
      from fresh f, json_to_recordset(f.lines) as l(position int, raw text, at text)
    )
    insert into report_attachment (report_id, position, name, media_type, bytes, sha256, signs)
    select f.id, a.position, a.name, a."mediaType", a.bytes, a.sha256, coalesce(a.signs, '{}')
    from fresh f, json_to_recordset(f.attachments)
      as a(position int, name text, "mediaType" text, bytes bigint, sha256 text, signs text[])`.execute(tx)
  return numbers
}

function rowOf({ id, draft, noise, digest, linkHash, nonce }: NewReportRow) {
  const telling = tellingOf(draft)
  return {
    id,
    noise,
    digest: `\\x${digest.toString('hex')}`,
    link_hash: `\\x${linkHash.toString('hex')}`,
    nonce,
    channel: draft.channel,
    format: draft.format,
    lang: draft.lang,
    subject: draft.subject,
    reporter_name: draft.reporter.name ?? draft.reporter.email ?? '',
    organisation: draft.reporter.organisation ?? '',
    received_at: draft.receivedAt,
    kinds: draft.kinds,
    sources: telling.sources,
    named: telling.keys,
    has_signs: draft.attachments.some((one) => one.signs.length > 0),
    reporter: draft.reporter,
    purpose: draft.purpose,
    request: draft.request,
    how_found: draft.howFound,
    action_taken: draft.actionTaken,
    reported_elsewhere: draft.reportedElsewhere,
    target_system: draft.targetSystem,
    addressee: draft.addressee,
    occurred: draft.occurred,
    discovered: draft.discovered,
    clock: draft.clock,
    consent: draft.consent,
    tlp: draft.tlp,
    text: draft.text,
    headers: draft.headers,
    signs: noise ? [{ code: `noise.${noise}`, where: '', facts: {} }] : [],
    problems: draft.problems,
    original: draft.original,
    submission: draft.submission,
    observables: draft.observables.map((one, position) => ({ position, ...one })),
    lines: draft.logLines.map(({ raw, at }, position) => ({ position, raw, at })),
    attachments: draft.attachments.map((one, position) => ({ position, ...one })),
  }
}

export function searchBodyOf(draft: ReportDraft): string {
  const { reporter } = draft
  return [
    draft.subject,
    reporter.name,
    reporter.organisation,
    reporter.email,
    draft.addressee,
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
