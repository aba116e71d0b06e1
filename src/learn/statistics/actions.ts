import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { clean } from '#src/detect/report/clean.ts'
import type { Context } from '#src/platform/context.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import type { Taxonomy } from '#src/prepare/knowledge/taxonomy.ts'
import { inRecord } from '#src/record/journal.ts'
import type { statisticsApi } from './api.ts'
import { trendCsv } from './csv.ts'
import { layOut, type Trend } from './figures.ts'
import { labelOf, maxPeriods, type Period, periodsOf, type Step } from './period.ts'
import { countIncidents, countReports, deleteRemark, firstMonth, insertRemark, remarksOf } from './store.ts'

type Api = typeof statisticsApi
type Input<K extends keyof Api> = ParsedInputOf<Api[K]>
type Output<K extends keyof Api> = Promise<OutputOf<Api[K]>>
type Ask = Input<'reports'>

export const reportGroups = ['kind', 'channel', 'outcome', 'answer', 'noise'] as const
export const incidentGroups = ['kind', 'severity', 'phase', 'detection'] as const

export const statisticsActions = {
  reports: (context: Context, input: Input<'reports'>): Output<'reports'> => reportTrend(context, input),
  incidents: (context: Context, input: Input<'incidents'>): Output<'incidents'> => incidentTrend(context, input),

  async reportsCsv(context: Context, input: Input<'reportsCsv'>): Promise<Download> {
    return csvOf(context, 'reports', await reportTrend(context, input), input)
  },
  async incidentsCsv(context: Context, input: Input<'incidentsCsv'>): Promise<Download> {
    return csvOf(context, 'incidents', await incidentTrend(context, input), input)
  },

  async remark(context: Context, input: Input<'remark'>): Output<'remark'> {
    const { desk, viewer, lang } = context
    const [period] = periodsOf(input.step, input.month, input.month, input.month) ?? []
    if (!period) refuse('statistics.too-long', { most: maxPeriods })
    const id = desk.newId()
    const text = clean(input.text)
    await inRecord(context, async (tx, journal) => {
      await insertRemark(tx, {
        id,
        from: period.from,
        until: period.until,
        cause: input.cause,
        text,
        byId: viewer.id,
        byName: viewer.name,
        at: desk.now(),
      })
      journal.append({ kind: 'note', code: 'statistics.remarked', facts: remarkFacts(period, input.cause, text, lang) })
      journal.announce({ topic: 'desk', id: null })
    })
    return { id }
  },

  async withdraw(context: Context, { id }: Input<'withdraw'>): Output<'withdraw'> {
    await inRecord(context, async (tx, journal) => {
      const was = (await deleteRemark(tx, id)) ?? refuse('statistics.remark.not-found')
      const facts = remarkFacts(was, was.cause, was.text, context.lang)
      journal.append({ kind: 'change', code: 'statistics.remark-withdrawn', facts })
      journal.announce({ topic: 'desk', id: null })
    })
    return { withdrawn: true }
  },
}

const remarkFacts = (period: Pick<Period, 'from' | 'until'>, cause: string, text: string, lang: Language) => ({
  period: labelOf(period, lang),
  from: period.from,
  until: period.until,
  cause,
  text,
})

async function reportTrend(context: Context, ask: Ask): Promise<Trend> {
  const { desk, viewer } = context
  const { db } = desk.state
  const base = baseOf(context, ask)
  const [counted, earliest, remarks] = await Promise.all([
    countReports(db, viewer, base.span),
    firstMonth(db, viewer, 'report', desk.zone),
    remarksOf(db, base.span.from, base.span.until),
  ])
  return { ...base.head, ...layOut(counted, base.months, reportGroups), remarks, earliest }
}

async function incidentTrend(context: Context, ask: Ask): Promise<Trend> {
  const { desk, viewer } = context
  const { db } = desk.state
  const base = baseOf(context, ask)
  const [counted, earliest] = await Promise.all([
    countIncidents(db, viewer, base.span),
    firstMonth(db, viewer, 'incident', desk.zone),
  ])
  return { ...base.head, ...layOut(counted, base.months, incidentGroups), remarks: [], earliest }
}

function baseOf({ desk }: Context, { step, from, until, taxonomy }: Ask) {
  const { zone } = desk
  const periods = periodsOf(step, monthNow(desk.now(), zone), from, until)
  if (!periods) refuse('statistics.too-long', { most: maxPeriods })
  const scheme = knowledge(desk.dataDir).taxonomies.find((one) => one.id === taxonomy)
  if (!scheme) refuse('statistics.taxonomy.not-found', { taxonomy })
  return {
    months: periods.map((one) => one.from),
    span: { step, zone, from: periods[0]!.from, until: periods.at(-1)!.until, tops: topsOf(scheme) },
    head: { step: step as Step, taxonomy, zone, periods: [...periods] },
  }
}

function topsOf({ items }: Taxonomy): Record<string, string> {
  const parentOf = new Map(items.map((item) => [item.id, item.parent]))
  const top = (id: string): string => {
    const parent = parentOf.get(id)
    return parent === undefined ? id : top(parent)
  }
  return Object.fromEntries(items.map((item) => [item.id, top(item.id)]))
}

const monthNow = (now: Date, zone: string): string =>
  new Intl.DateTimeFormat('sv', { timeZone: zone, year: 'numeric', month: '2-digit' }).format(now)

function csvOf(context: Context, what: 'reports' | 'incidents', trend: Trend, input: Input<'reportsCsv'>): Download {
  const lang = input.lang ?? context.lang
  const { taxonomies, severities } = knowledge(context.desk.dataDir)
  const body = trendCsv(trend, { what, lang, encoding: input.encoding, taxonomies, severities })
  const charset = input.encoding === 'cp932' ? 'Shift_JIS' : 'utf-8'
  const name = `${what}-${trend.periods[0]!.key}-${trend.periods.at(-1)!.key}.csv`
  return { name, mediaType: `text/csv; charset=${charset}`, body, bytes: body.byteLength }
}
