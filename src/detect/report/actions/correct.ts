import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import { instantOf, isZone, type When } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { findStamp } from '#src/core/written-time.ts'
import { zoneOffset } from '#src/core/zone-name.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { itemOf } from '#src/prepare/knowledge/taxonomy.ts'
import { inRecord } from '#src/record/journal.ts'
import { clean, oneLine } from '../clean.ts'
import { isWider } from '../consent-level.ts'
import { withTimes } from '../draft-observables.ts'
import { mayKnowReport } from '../may-know-report.ts'
import type { ClockStatement, Consent, Reporter } from '../report.ts'
import { type Correction, correctReport, lockReports, setLogTimes } from '../store.ts'
import { reportWords } from '../words.ts'

const consentKinds = ['identity', 'organisation', 'address', 'log', 'attachments'] as const

export type CorrectInput = {
  id: string
  subject?: string | undefined
  kinds?: string[] | undefined
  clock?: Partial<ClockStatement> | undefined
  occurred?: When | null | undefined
  consent?: Partial<Consent> | undefined
  reporter?: Partial<Reporter> | undefined
  addressee?: string | null | undefined
  reason: string
}
type Before = {
  subject: string
  kinds: string[]
  clock: ClockStatement
  occurred: When | null
  consent: Consent
  reporter: Reporter
  addressee: string | null
}

/** Puts right what was read from a report. The original stays as it came; what was and what is go on the record. */
export async function correct(context: Context, input: CorrectInput): Promise<void> {
  const { desk, viewer, lang } = context
  const { taxonomies } = knowledge(desk.dataDir)
  for (const kind of input.kinds ?? []) if (!itemOf(taxonomies, kind)) refuse('report.kind.not-found', { kind })
  await inRecord(context, async (tx, journal) => {
    const [report] = await lockReports(tx, [input.id], mayKnowReport(viewer, 'r.id'))
    if (!report) refuse('report.not-found')
    const before = await beforeOf(tx, input.id)
    const after = changed(before, clean(input))
    const { consent } = after
    // What was misread may be put right to less; more is the source's to say, or a decision with a ground.
    if (consent && consentKinds.some((kind) => isWider(before.consent[kind], consent[kind])))
      refuse('report.consent.wider')
    const fields = Object.keys(after) as (keyof Correction & keyof Before)[]
    if (fields.length === 0) return
    await correctReport(tx, input.id, after)
    if (after.clock && after.clock.zone !== before.clock.zone)
      await shiftLog(tx, input.id, before.clock.zone ?? before.occurred?.zone ?? desk.zone, after.clock.zone)
    const t = speaker(reportWords, lang)
    const was = Object.fromEntries(fields.map((field) => [field, before[field]]))
    journal.append({
      kind: 'change',
      code: 'report.corrected',
      reportId: input.id,
      about: [{ type: 'report', id: input.id }],
      facts: {
        number: report.number,
        fields: fields.map((field) => t(`field.${field}`)).join(lang === 'ja' ? '、' : ', '),
        reason: input.reason,
        before: was,
        after,
      },
    })
  })
}

async function beforeOf(tx: Transaction, id: string): Promise<Before> {
  const { rows } = await sql<Before>`
    select r.subject, r.kinds, b.clock, b.occurred, b.consent, b.reporter, b.addressee from report r join report_body b on b.report_id = r.id where r.id = ${id}`.execute(
    tx,
  )
  return rows[0]!
}

function changed(before: Before, input: CorrectInput): Correction {
  const after: Correction = {}
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
  const given = <T extends object>(value: Partial<T>): Partial<T> =>
    Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Partial<T>
  const subject = input.subject === undefined ? before.subject : oneLine(input.subject, 500)
  if (subject !== before.subject) after.subject = subject
  if (input.kinds && differs(input.kinds, before.kinds)) after.kinds = input.kinds
  if (input.occurred !== undefined && differs(input.occurred, before.occurred)) after.occurred = input.occurred
  const addressee = input.addressee === undefined ? before.addressee : oneLine(input.addressee ?? '', 300) || null
  if (addressee !== before.addressee) after.addressee = addressee
  for (const field of ['clock', 'consent', 'reporter'] as const) {
    const patch = input[field]
    if (!patch) continue
    const next = { ...before[field], ...given<object>(patch) }
    if (differs(next, before[field])) Object.assign(after, { [field]: next })
  }
  return after
}

/** Moves the log lines whose zone was only assumed; those that write their own offset stay. */
async function shiftLog(tx: Transaction, id: string, fromZone: string, toZone: string | null): Promise<void> {
  if (toZone === null || zoneName(toZone) === null || zoneName(fromZone) === null) return
  const lines = await sql<{ position: number; raw: string; at: Date | null }>`
    select position, raw, at from report_log_line where report_id = ${id} order by position`.execute(tx)
  const moved = lines.rows.map(({ position, raw, at }) => ({
    position,
    raw,
    at: at === null ? null : moveLine(raw, at, fromZone, toZone),
  }))
  const things = await sql<{ position: number; type: string; value: string; port: number | null; role: 'source' }>`
    select position, type, value, port, role from report_observable where report_id = ${id} order by position`.execute(
    tx,
  )
  const timed = withTimes(things.rows, moved)
  await setLogTimes(
    tx,
    id,
    moved.map(({ position, at }) => ({ position, at })),
    things.rows.map(({ position }, i) => ({ position, firstAt: timed[i]!.firstAt, lastAt: timed[i]!.lastAt })),
  )
}

function zoneName(zone: string): string | null {
  if (isZone(zone)) return zone
  const offset = zoneOffset(zone)
  if (offset === null) return null
  const minutes = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function moveLine(raw: string, at: Date, fromZone: string, toZone: string): string {
  const stamp = findStamp(raw)
  if (!stamp || stamp.offset !== null) return at.toISOString()
  const from = zoneName(fromZone)!
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: from,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  )
  return instantOf(
    parts.year!,
    parts.month!,
    parts.day!,
    parts.hour!,
    parts.minute!,
    parts.second!,
    zoneName(toZone)!,
  ).toISOString()
}
