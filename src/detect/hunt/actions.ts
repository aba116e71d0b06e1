import { sql } from 'kysely'
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { raiseAlerts } from '#src/detect/alert/jobs/raise.ts'
import { clocksOf, lineOf } from '#src/detect/log/actions/look.ts'
import type { LogLine } from '#src/detect/log/api.ts'
import { takeIn } from '#src/detect/report/actions/intake.ts'
import { NewReport } from '#src/detect/report/api.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord, type Journal } from '#src/record/journal.ts'
import type { huntApi } from './api.ts'
import { gatheredOf } from './gathered-of.ts'
import { type FindRow, type HuntRow, isUnderWay, mostFindsAtOnce, mostUnderWay, type NewHunt } from './hunt.ts'
import { reportTextOf } from './report-text.ts'
import * as store from './store.ts'
import { titleFacts, titleOf } from './title.ts'

type Api = typeof huntApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** So many lines of what was found go into a report. */
const mostReportLines = 1_000
const mostLogChars = 1_000_000

/**
 * Asks for a hunt within the transaction of whoever needs it: a sweep of an incident gives the incident, and whoever may not know of that sees
 * nothing of the hunt. It begins by itself.
 */
export async function askForHunt(
  { desk, viewer }: Context,
  tx: Transaction,
  journal: Journal,
  { title, what, from, to, source }: NewHunt,
  incidentId: string | null = null,
): Promise<string> {
  if ((await store.countUnderWay(tx)) >= mostUnderWay) refuse('hunt.too-many', { limit: mostUnderWay })
  if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)) refuse('hunt.span.invalid')
  const id = desk.newId()
  await store.addHunt(tx, {
    id,
    title,
    what,
    from: from ?? null,
    to: to ?? null,
    source: source ?? null,
    incidentId,
    askedBy: viewer.name,
    askedAt: desk.now().toISOString(),
  })
  journal.append({
    kind: 'change',
    code: 'hunt.asked',
    incidentId,
    about: [{ type: 'hunt', id }],
    facts: { ...titleFacts({ title, what }), from: from ?? 'none', to: to ?? 'none', source: source ?? 'none' },
  })
  journal.announce({ topic: 'alert', id: null })
  return id
}

export const huntActions = {
  async start(context: Context, input: In<'start'>): Out<'start'> {
    const id = await inRecord(context, (tx, journal) => askForHunt(context, tx, journal, input))
    return rowOf(await huntOf(context, id), context.lang)
  },

  async list({ desk, viewer, lang }: Context, ask: In<'list'>): Out<'list'> {
    const { rows, total } = await store.listHunts(desk.state.db, viewer, ask)
    return { hunts: rows.map((one) => rowOf(one, lang)), total }
  },

  async show(context: Context, { id, ...ask }: In<'show'>): Out<'show'> {
    const { starts: _, ...hunt } = await huntOf(context, id)
    const found = await store.readFinds(context.desk.state.db, id, ask)
    const reportNumber = await numberOf(context, hunt.reportId)
    return {
      ...hunt,
      title: titleOf(hunt, context.lang),
      found: found.map((one) => inLanguage(one, context.lang)),
      reportNumber,
    }
  },

  async lines(context: Context, { id, position }: In<'lines'>): Out<'lines'> {
    await huntOf(context, id)
    const [find] = await store.readFinds(context.desk.state.db, id, { positions: [position], limit: 1, offset: 0 })
    if (find === undefined) refuse('hunt.find.not-found')
    const lines = await keptLines(context, find.lines)
    return { lines, gone: find.lines.length - lines.length }
  },

  async cancel(context: Context, { id }: In<'cancel'>): Out<'cancel'> {
    await huntOf(context, id)
    await inRecord(context, async (tx, journal) => {
      const hunt = (await store.endHunt(tx, id, 'cancelled', '', context.desk.now())) ?? refuse('hunt.not-under-way')
      journal.append({ ...entryOf(hunt), code: 'hunt.cancelled', facts: titleFacts(hunt) })
      journal.announce({ topic: 'alert', id: null })
    })
    return rowOf(await huntOf(context, id), context.lang)
  },

  async alerts(context: Context, { id, positions }: In<'alerts'>): Out<'alerts'> {
    const hunt = await endedHunt(context, id)
    refuseOfIncident(hunt)
    return inRecord(context, async (tx, journal) => {
      const finds = (await store.readFinds(tx, id, { positions, limit: mostFindsAtOnce, offset: 0 })).filter(
        ({ alertId }) => alertId === null,
      )
      let alerts = 0
      for (const find of finds) {
        const [alertId] = await raiseAlerts(context, tx, journal, [gatheredOf(find)])
        if (await store.setAlert(tx, id, find.position, alertId!)) alerts++
      }
      if (alerts > 0)
        journal.append({ ...entryOf(hunt), code: 'hunt.alerts', facts: { ...titleFacts(hunt), count: alerts } })
      return { alerts }
    })
  },

  async report(context: Context, { id, positions }: In<'report'>): Out<'report'> {
    // Whoever may work alerts by a narrow token makes no reports with it.
    if (!may(context.viewer, 'report:write')) refuse('permission.not-allowed', { permission: 'report:write' })
    const hunt = await endedHunt(context, id)
    refuseOfIncident(hunt)
    const { db } = context.desk.state
    const finds = await store.readFinds(db, id, { positions, limit: mostFindsAtOnce, offset: 0 })
    if (finds.length === 0) refuse('hunt.nothing-found')
    const numbers = [...new Set(finds.flatMap(({ lines }) => lines))].slice(0, mostReportLines)
    const lines = await keptLines(context, numbers)
    const log = lines.map(({ event }) => String(event['event.original'] ?? '')).join('\n')
    const worded = finds.map((one) => inLanguage(one, context.lang))
    const { subject, text } = reportTextOf(rowOf(hunt, context.lang), worded, context.desk.zone, context.lang)
    const given = { channel: 'api', subject, text, ...(log === '' ? {} : { log: log.slice(0, mostLogChars) }) }
    const report = await takeIn(context, NewReport.parse(given))
    await inRecord(context, async (tx, journal) => {
      await store.setHuntReport(tx, id, report.id)
      const facts = { ...titleFacts(hunt), number: report.number }
      journal.append({ ...entryOf(hunt), code: 'hunt.reported', reportId: report.id, facts })
      journal.announce({ topic: 'alert', id: null })
    })
    return { id: report.id, number: report.number }
  },
}

const entryOf = ({ id, incidentId }: HuntRow) =>
  ({ kind: 'change', incidentId, about: [{ type: 'hunt', id }] }) as const

async function huntOf({ desk, viewer }: Context, id: string): Promise<store.Hunt> {
  return (await store.readHunt(desk.state.db, viewer, id)) ?? refuse('hunt.not-found')
}

async function endedHunt(context: Context, id: string): Promise<store.Hunt> {
  const hunt = await huntOf(context, id)
  return isUnderWay(hunt.state) ? refuse('hunt.under-way') : hunt
}

/** What belongs to an incident stays in it: alerts and the inbox are read by people who may not know of it. */
function refuseOfIncident({ incidentId }: store.Hunt): void {
  if (incidentId !== null) refuse('hunt.of-incident')
}

const rowOf = ({ what, starts: _, ...row }: store.Hunt, lang: Language): HuntRow => ({
  ...row,
  title: titleOf({ title: row.title, what }, lang),
})

function inLanguage({ titleJa, ...find }: store.Find, lang: Language): FindRow {
  return { ...find, title: (lang === 'ja' ? titleJa : null) ?? find.title }
}

/** What is away or was kept long enough is missing. */
async function keptLines(context: Context, numbers: readonly number[]): Promise<LogLine[]> {
  if (numbers.length === 0) return []
  const archive = await context.desk.archive()
  return (await archive.bySeq(numbers, await clocksOf(context))).map(lineOf)
}

/** Of a report that the viewer may not know of nothing is said. */
async function numberOf({ desk, viewer }: Context, reportId: string | null): Promise<string | null> {
  if (reportId === null) return null
  const { rows } = await sql<{ number: string }>`
    select r.number from report r where r.id = ${reportId} and ${mayKnowReport(viewer, 'r.id')}`.execute(desk.state.db)
  return rows[0]?.number ?? null
}
