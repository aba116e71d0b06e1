import { sql } from 'kysely'
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { wordOf } from '#src/detect/anomaly/words.ts'
import { findingAt, readCheck } from '#src/detect/integrity/store.ts'
import { clocksOf, lineOf } from '#src/detect/log/actions/look.ts'
import type { LogLine } from '#src/detect/log/api.ts'
import { takeIn } from '#src/detect/report/actions/intake.ts'
import { NewReport } from '#src/detect/report/api.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import { addFalseAlarm } from '#src/detect/signature/store.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { exceptableOf, exceptFromRule } from './actions/except.ts'
import { type AlertRow, worded } from './alert.ts'
import type { AlertDetail, alertApi } from './api.ts'
import { alertOfFinding } from './good-state.ts'
import { raiseAlerts } from './jobs/raise.ts'
import { reportTextOf } from './report-text.ts'
import * as store from './store.ts'

type Api = typeof alertApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** Alerts that are on their way into the inbox: two keys at once make one report. */
const underWay = new Set<string>()
const mostLogChars = 1_000_000

export const alertActions = {
  async fromFinding(context: Context, { check: id, position }: In<'fromFinding'>): Out<'fromFinding'> {
    return await inRecord(context, async (tx, journal) => {
      const check = (await readCheck(tx, id)) ?? refuse('integrity.check.not-found')
      const finding = (await findingAt(tx, id, position)) ?? refuse('integrity.check.not-found')
      const [alertId] = await raiseAlerts(context, tx, journal, [alertOfFinding(check, finding)])
      return { id: alertId! }
    })
  },

  async list({ desk, lang }: Context, { level, origin, rule, entity, ...ask }: In<'list'>): Out<'list'> {
    const { rows, total } = await store.listAlerts(desk.state.db, {
      ...ask,
      level: level ?? null,
      origin: origin ?? null,
      rule: rule ?? null,
      entity: entity ?? null,
      now: desk.now(),
    })
    return { alerts: rows.map((one) => worded(one, lang)), total }
  },

  async suppressions({ desk, lang }: Context): Out<'suppressions'> {
    const found = await store.readSuppressions(desk.state.db)
    const titles = await store.titlesOf(desk.state.db, [...new Set(found.flatMap(({ ruleKey }) => ruleKey ?? []))])
    const titleOf = (key: string | null): string | null => {
      const alert = key === null ? undefined : titles.get(key)
      return alert === undefined ? null : worded(alert, lang).title
    }
    return { suppressions: found.map((one) => ({ ...one, ruleTitle: titleOf(one.ruleKey) })) }
  },

  async suppress(context: Context, { rule, entity, reason, owner, until }: In<'suppress'>): Out<'suppress'> {
    const { desk, viewer } = context
    const now = desk.now()
    if ((rule === null && entity === null) || Date.parse(until) <= now.getTime()) refuse('alert.suppression.invalid')
    const made = {
      id: desk.newId(),
      ruleKey: rule,
      ruleTitle: null,
      entity,
      reason,
      owner: owner ?? viewer.name,
      madeAt: now.toISOString(),
      untilAt: new Date(until).toISOString(),
      endedAt: null,
    }
    await inRecord(context, async (tx, journal) => {
      await store.addSuppression(tx, made)
      const facts = { rule: rule ?? '*', entity: entity ?? '*', reason, owner: made.owner, until: made.untilAt }
      journal.append({ kind: 'change', code: 'alert.suppressed', facts })
      journal.announce({ topic: 'alert', id: null })
    })
    return made
  },

  async endSuppression(context: Context, { id }: In<'endSuppression'>): Out<'endSuppression'> {
    return inRecord(context, async (tx, journal) => {
      const ended = (await store.endSuppression(tx, id, context.desk.now())) ?? refuse('alert.suppression.not-found')
      const facts = { rule: ended.ruleKey ?? '*', entity: ended.entity ?? '*' }
      journal.append({ kind: 'change', code: 'alert.suppression-ended', facts })
      journal.announce({ topic: 'alert', id: null })
      return ended
    })
  },

  show: (context: Context, { id }: In<'show'>): Out<'show'> => detailOf(context, id),

  async close(context: Context, { id, reason, isFalseAlarm }: In<'close'>): Out<'close'> {
    return inRecord(context, async (tx, journal) => {
      const before = (await store.readAlert(tx, id)) ?? refuse('alert.not-found')
      const state = isFalseAlarm ? 'false-alarm' : 'closed'
      const by = context.viewer.name
      const closed = await store.endAlert(tx, id, state, reason, by, context.desk.now())
      if (closed === null) refuse('alert.already-closed')
      if (isFalseAlarm && before.origin !== 'ids' && before.origin !== 'integrity')
        await addFalseAlarm(tx, before.ruleKey, 1)
      const about = [{ type: 'alert', id }]
      const { title, entity, finding } = before
      if (finding === null)
        journal.append({
          kind: 'change',
          code: isFalseAlarm ? 'alert.false-alarm' : 'alert.closed',
          about,
          facts: { title, entity, reason },
        })
      else
        journal.append({
          kind: 'change',
          code: isFalseAlarm ? 'alert.unusual-false' : 'alert.unusual-closed',
          about,
          facts: { detector: wordOf(finding.detector), entity, reason },
        })
      journal.announce({ topic: 'alert', id: null })
      return worded(closed, context.lang)
    })
  },

  async except(context: Context, input: In<'except'>): Out<'except'> {
    const { id } = input
    const close = (reason: string) => alertActions.close(context, { id, reason, isFalseAlarm: true })
    return exceptFromRule(context, await detailOf(context, id), input, close)
  },

  async report(context: Context, { id }: In<'report'>): Out<'report'> {
    // Whoever may work alerts by a narrow token makes no reports with it.
    if (!may(context.viewer, 'report:write')) refuse('permission.not-allowed', { permission: 'report:write' })
    const alert = await detailOf(context, id)
    if (alert.reportId !== null || underWay.has(id)) refuse('alert.already-in-inbox')
    underWay.add(id)
    try {
      const { subject, text } = reportTextOf(alert, context.desk.zone, context.lang)
      const log = alert.lines.map((line) => String(line.event['event.original'] ?? '')).join('\n')
      const given = NewReport.parse({
        channel: 'api',
        subject,
        text,
        ...(log === '' ? {} : { log: log.slice(0, mostLogChars) }),
      })
      const report = await takeIn(context, given)
      await inRecord(context, async (tx, journal) => {
        await store.setReport(tx, id, report.id)
        const { title, entity, finding } = alert
        const { number } = report
        journal.append({
          kind: 'change',
          code: finding === null ? 'alert.reported' : 'alert.unusual-reported',
          reportId: report.id,
          about: [{ type: 'alert', id }],
          facts: finding === null ? { title, entity, number } : { detector: wordOf(finding.detector), entity, number },
        })
        journal.announce({ topic: 'alert', id: null })
      })
      return { id: report.id, number: report.number }
    } finally {
      underWay.delete(id)
    }
  },
}

async function detailOf(context: Context, id: string): Promise<AlertDetail> {
  const { db } = context.desk.state
  const alert = (await store.readAlert(db, id)) ?? refuse('alert.not-found')
  const seqs = await store.linesOf(db, id)
  const lines = await keptLines(context, seqs)
  return {
    ...worded(alert, context.lang),
    seqs,
    lines,
    ...(await exceptableOf(context, alert, lines)),
    reportNumber: await numberOf(context, alert),
  }
}

/** What is away or was kept long enough is missing, and the numbers still say so. */
async function keptLines(context: Context, seqs: readonly number[]): Promise<LogLine[]> {
  if (seqs.length === 0) return []
  const archive = await context.desk.archive()
  return (await archive.bySeq(seqs, await clocksOf(context))).map(lineOf)
}

/** Of a report that the viewer may not know of nothing is said. */
async function numberOf({ desk, viewer }: Context, { reportId }: AlertRow): Promise<string | null> {
  if (reportId === null) return null
  const { rows } = await sql<{ number: string }>`
    select r.number from report r where r.id = ${reportId} and ${mayKnowReport(viewer, 'r.id')}`.execute(desk.state.db)
  return rows[0]?.number ?? null
}
