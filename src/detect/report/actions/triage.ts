import { sql } from 'kysely'
import { type Permission, permissionsOf, type Role } from '#src/core/permission.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { itemOf } from '#src/prepare/knowledge/taxonomy.ts'
import { inRecord } from '#src/record/journal.ts'
import { mayKnowReport } from '../may-know-report.ts'
import type { Assessment } from '../report.ts'
import { reporterFacts } from '../store/detail.ts'
import {
  clearDisposition,
  insertMessages,
  type LockedReport,
  lockReports,
  type MessageRow,
  setAssessment,
  setAssignee,
  setDisposition,
  setNoise,
} from '../store.ts'
import { writeLetter } from './correspond.ts'

const visibleTo = ({ viewer }: Context) => mayKnowReport(viewer, 'r.id')

/** Locks reports, and keeps only those that the act would change. */
async function changing(
  context: Context,
  tx: Parameters<typeof lockReports>[0],
  ids: readonly string[],
  changes: (report: LockedReport) => boolean,
): Promise<LockedReport[]> {
  return (await lockReports(tx, [...new Set(ids)], visibleTo(context))).filter(changes)
}

export async function takeOn(
  context: Context,
  { ids, assignee }: { ids: string[]; assignee: string | null },
): Promise<{ changed: number }> {
  const name = assignee === null ? '' : await nameOfTaker(context, assignee)
  return inRecord(context, async (tx, journal) => {
    const reports = await changing(context, tx, ids, (one) => one.assignee !== assignee)
    await setAssignee(
      tx,
      reports.map((one) => one.id),
      assignee,
    )
    for (const { id, number, is_noise: wasNoise } of reports) {
      const [code, facts] =
        assignee === null
          ? ['report.laid-back', { number }]
          : ['report.taken', { number, assignee: name, assigneeId: assignee, wasNoise }]
      journal.append({
        kind: 'change',
        code: code as string,
        reportId: id,
        about: [{ type: 'report', id }],
        facts: facts as object as Record<string, unknown>,
      })
    }
    return { changed: reports.length }
  })
}

async function nameOfTaker({ desk }: Context, id: string): Promise<string> {
  const { rows } = await sql<{
    name: string
    role: Role
  }>`select name, role from person where id = ${id} and is_active`.execute(desk.state.db)
  const person = rows[0] ?? refuse('report.person.not-found')
  const needed: Permission = 'report:write'
  if (!permissionsOf[person.role]?.includes(needed)) refuse('report.person-cannot', { name: person.name })
  return person.name
}

export async function assessReport(
  context: Context,
  { id, ...assessment }: Assessment & { id: string },
): Promise<void> {
  const { desk, viewer } = context
  const criteria = knowledge(desk.dataDir).criteria[0]
  await inRecord(context, async (tx, journal) => {
    const [report] = await changing(context, tx, [id], () => true)
    if (!report) refuse('report.not-found')
    await setAssessment(tx, id, { ...assessment, by: viewer.name, at: desk.now().toISOString() })
    journal.append({
      kind: 'decision',
      code: 'report.assessed',
      reportId: id,
      about: [{ type: 'report', id }],
      facts: {
        number: report.number,
        ...assessment,
        verdict: assessment.outcome === 'not-incident' ? 'no' : assessment.outcome,
        criteria: criteria ? { id: criteria.id, version: criteria.version } : null,
      },
      searchText: assessment.reason,
    })
  })
}

export type DisposeInput = { ids: string[]; disposition: string; reason: string; letter?: string | undefined }

/** Sets reports aside. With a letter, each reporter gets it in their own language, filled with their own facts. */
export async function disposeReports(context: Context, input: DisposeInput): Promise<{ changed: number }> {
  const { desk, viewer } = context
  const { taxonomies, letters } = knowledge(desk.dataDir)
  const item = itemOf(taxonomies, input.disposition) ?? itemOf(taxonomies, `disposition:${input.disposition}`)
  if (!item?.id.startsWith('disposition:') || item.is_retired)
    refuse('report.disposition.not-found', { disposition: input.disposition })
  const letter =
    input.letter === undefined
      ? null
      : (letters.find((one) => one.id === input.letter) ?? refuse('report.letter.not-found', { letter: input.letter }))
  return inRecord(context, async (tx, journal) => {
    const reports = await changing(
      context,
      tx,
      input.ids,
      (one) => one.state !== 'disposed' || one.disposition !== item.id,
    )
    const held = reports.find((one) => one.state === 'incident')
    if (held) refuse('report.in-incident', { number: held.number })
    const ids = reports.map((one) => one.id)
    await setDisposition(tx, ids, item.id, input.reason)
    const facts = letter ? await reporterFacts(tx, ids) : new Map()
    const messages: MessageRow[] = []
    for (const report of reports) {
      const about = [{ type: 'report', id: report.id }]
      journal.append({
        kind: 'decision',
        code: 'report.disposed',
        reportId: report.id,
        about,
        facts: {
          number: report.number,
          disposition: item[context.lang],
          dispositionId: item.id,
          reason: input.reason || 'none',
          letter: letter?.id ?? null,
        },
        ...(input.reason ? { searchText: input.reason } : {}),
      })
      if (!letter) continue
      const text = await writeLetter(context, letter, report, facts.get(report.id)!)
      const message = {
        id: desk.newId(),
        reportId: report.id,
        at: desk.now(),
        isFromDesk: true,
        byId: viewer.id,
        byName: viewer.name,
        text,
        letter: letter.id,
      }
      messages.push(message)
      journal.append({
        kind: 'contact',
        code: 'report.replied',
        reportId: report.id,
        about,
        facts: { number: report.number, letter: letter.id, text },
        searchText: text,
      })
    }
    await insertMessages(tx, messages)
    return { changed: reports.length }
  })
}

export async function restoreReports(
  context: Context,
  { ids, reason }: { ids: string[]; reason: string },
): Promise<{ changed: number }> {
  return inRecord(context, async (tx, journal) => {
    const reports = await changing(context, tx, ids, (one) => one.state === 'disposed')
    await clearDisposition(
      tx,
      reports.map((one) => one.id),
    )
    for (const { id, number, disposition } of reports)
      journal.append({
        kind: 'decision',
        code: 'report.restored',
        reportId: id,
        about: [{ type: 'report', id }],
        facts: { number, reason: reason || 'none', was: disposition },
      })
    return { changed: reports.length }
  })
}

export async function markNoise(
  context: Context,
  { ids, isNoise }: { ids: string[]; isNoise: boolean },
): Promise<{ changed: number }> {
  return inRecord(context, async (tx, journal) => {
    // What belongs to an incident is never noise.
    const reports = await changing(
      context,
      tx,
      ids,
      (one) => one.is_noise !== isNoise && !(isNoise && one.state === 'incident'),
    )
    await setNoise(
      tx,
      reports.map((one) => one.id),
      isNoise,
    )
    for (const { id, number } of reports)
      journal.append({
        kind: 'change',
        code: isNoise ? 'report.noise' : 'report.not-noise',
        reportId: id,
        about: [{ type: 'report', id }],
        facts: { number },
      })
    return { changed: reports.length }
  })
}
