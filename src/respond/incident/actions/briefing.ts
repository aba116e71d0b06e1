// The plain-language page for management, blank sheets, and the sheet for the next shift.
import { contactLine } from '#src/core/contact.ts'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import type { Context } from '#src/platform/context.ts'
import { entriesOf } from '#src/record/read.ts'
import type { incidentApi } from '../api.ts'
import { givenOf, shownOf } from '../briefing.ts'
import { kindWord } from '../csv-export.ts'
import type { EntryView, IncidentDetail, Statement } from '../incident.ts'
import { caseNames } from '../store/beside.ts'
import { incidentDetail } from '../store/detail.ts'
import { entryIdsSince, incidentsSince, openQuestions, previousLogin } from '../store/handover.ts'
import { incidentHead } from '../store.ts'
import { headOf, labelled, levelLabel } from './paper.ts'
import { viewsOf } from './views.ts'
import { inIncident, noteAccess, reading } from './within.ts'

type Api = typeof incidentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const newest = 12
const sheetEntries = 50
const dayMs = 86_400_000

export const briefingActions = {
  async briefing(context: Context, input: In<'briefing'>): Out<'briefing'> {
    const lang = input.lang ?? context.lang
    const { detail, doing, decisions } = await gather(context, input.incident, lang)
    const level = levelLabel(context, detail, lang)
    const now = context.desk.now()
    const holding = detail.situation.filter((one) => one.withdrawnAt === null)
    const inTense = (tense: Statement['tense']) => holding.filter((one) => one.tense === tense)
    return {
      number: detail.number,
      asOf: now.toISOString(),
      level: level?.label ?? '',
      levelMeaning: level?.meaning ?? '',
      title: detail.title,
      elapsedMs: elapsed(detail, now),
      summary: summaryOf(detail, lang),
      happened: inTense('has-happened'),
      happening: inTense('is-happening'),
      mayHappen: inTense('may-happen'),
      doing,
      decisions,
      questions: detail.questions.map(({ text, dueAt }) => ({ text, dueAt })),
    }
  },

  async briefingPdf(context: Context, input: In<'briefingPdf'>): Promise<Download> {
    const lang = input.lang ?? context.lang
    const { detail, doing, decisions } = await gather(context, input.incident, lang)
    const holding = detail.situation.filter((one) => one.withdrawnAt === null)
    const lines = (statements: readonly Statement[]) => statements.map((one) => one.text)
    const now = context.desk.now().toISOString()
    const due = detail.questions.flatMap((one) => one.dueAt ?? []).sort()[0]
    const body = await context.desk.paper.render('briefing', {
      ...headOf(context, lang, detail, null),
      number: detail.number,
      title: detail.title,
      level: levelLabel(context, detail, lang),
      phase: labelled(lang, `phase.${detail.phase}`),
      lead: detail.lead?.name ?? null,
      asOf: now,
      noticedAt: detail.noticedAt,
      closedAt: detail.closedAt,
      happened: summaryOf(detail, lang) || lines(holding.filter((one) => one.tense === 'has-happened')),
      means: lines(holding.filter((one) => one.isImpact || one.tense === 'is-happening')),
      doing: doing.slice(0, 6).map((one) => one.text),
      decided: decisions.slice(0, 6).map((one) => one.text),
      decisions: null,
      worstCase: lines(holding.filter((one) => one.isWorstCase)),
      nextReportAt: due ?? null,
      contact: [detail.lead?.name, contactLine(context.desk.contact, lang)].filter(Boolean).join('\n') || null,
    })
    return { name: `${detail.number}-briefing.${lang}.pdf`, mediaType: 'application/pdf', body, bytes: body.byteLength }
  },

  async briefingSent(context: Context, input: In<'briefingSent'>): Out<'briefingSent'> {
    const shown = shownOf(await briefingActions.briefing(context, { incident: input.incident, lang: input.lang }))
    const { to, said } = input
    const facts = {
      ...{ to, by: { word: `sent.${input.by}` }, answer: said, shown },
      tail: said === '' ? '' : { word: 'tail.briefing.said', said },
    }
    await inIncident(
      context,
      input.incident,
      async (within) =>
        void within.append({
          kind: 'contact',
          code: 'incident.briefing.given',
          facts,
          searchText: [to, said].join('\n'),
        }),
      { whenClosed: true },
    )
    return {}
  },

  async briefings(context: Context, input: In<'briefings'>): Out<'briefings'> {
    const { desk, viewer } = context
    const { db } = desk.state
    const head = input.incident === undefined ? null : await reading(context, input.incident)
    const { rows, next } = await entriesOf(db, {
      ...(head ? { incidentId: head.id } : {}),
      ...{ codes: ['incident.briefing.sent', 'incident.briefing.given'], viewer, order: 'newest' },
      ...{ limit: input.limit, cursor: input.cursor },
    })
    const cases = await caseNames(db, viewer, [...new Set(rows.flatMap((one) => one.incidentId ?? []))])
    return {
      rows: rows.flatMap((one) => {
        const of = cases.get(one.incidentId ?? '')
        if (!of) return []
        const given = givenOf(one.facts)
        // What a secret incident says is read there, where reading it goes on the record.
        const hidden = of.isSecret && !head ? { said: '', shown: '' } : {}
        const incident = { number: of.number, title: of.title }
        return [{ id: one.id, incident, at: one.at, by: one.by.name ?? '', ...given, ...hidden }]
      }),
      next,
    }
  },

  async blankSheet(context: Context, input: In<'blankSheet'>): Promise<Download> {
    const lang = input.lang ?? context.lang
    const { desk, viewer } = context
    const head = input.incident === undefined ? null : await incidentHead(desk.state.db, viewer, input.incident)
    if (head) await noteAccess(context, head)
    const { checkpoint: _, tlp: __, ...common } = headOf(context, lang, { tlp: head?.tlp ?? 'amber' }, null)
    const body = await desk.paper.render('blank-sheet', {
      ...common,
      tlp: head?.tlp ?? null,
      number: head?.number ?? null,
      title: head?.title ?? null,
      sheets: input.sheets,
      contact: contactLine(desk.contact, lang) || null,
    })
    return {
      name: `${head?.number ?? 'record'}-sheets.${lang}.pdf`,
      mediaType: 'application/pdf',
      body,
      bytes: body.byteLength,
    }
  },

  async handover(context: Context, input: In<'handover'>): Promise<Download> {
    const lang = input.lang ?? context.lang
    const { desk, viewer } = context
    const { db } = desk.state
    const login = input.since === undefined ? await previousLogin(db, viewer.id) : null
    const since = new Date(input.since ?? login ?? desk.now().getTime() - dayMs).toISOString()
    const incidents = await incidentsSince(db, viewer, since)
    const changes = []
    for (const one of incidents.filter((incident) => incident.fresh > 0)) {
      // What is printed of a secret incident was read.
      if (one.isSecret) await reading(context, one.id)
      const ids = await entryIdsSince(db, one.id, since, sheetEntries)
      const views = await viewsOf(
        context,
        db,
        (await entriesOf(db, { ids, incidentId: one.id, order: 'recorded' })).rows,
        lang,
      )
      const entries = views.map((view) => ({
        number: view.seq,
        when: view.when as never,
        recordedAt: view.recordedAt,
        by: view.byName,
        kind: kindWord(view.kind, lang),
        text: view.isErased ? null : view.text,
      }))
      changes.push({ incident: one.number, title: one.title, entries, more: Math.max(0, one.fresh - entries.length) })
    }
    const questions = await openQuestions(db, viewer)
    const body = await desk.paper.render('handover', {
      ...headOf(context, lang, { tlp: 'amber' }, null),
      since,
      sinceKind: login === null ? 'time' : 'last-login',
      giver: viewer.name,
      receiver: null,
      incidents: incidents
        .filter((one) => one.phase !== 'closed')
        .map((one) => ({
          number: one.number,
          title: one.title,
          level: levelLabel(context, one, lang),
          phase: labelled(lang, `phase.${one.phase}`),
          lead: one.lead?.name ?? null,
          noticedAt: one.noticedAt,
          newEntries: one.fresh,
        })),
      changes,
      due: questions.flatMap((one) =>
        one.dueAt === null ? [] : [{ at: one.dueAt, what: one.text, incident: one.incident, who: one.by }],
      ),
      questions: questions
        .filter((one) => one.dueAt === null)
        .map(({ text, incident, by, at }) => ({ text, incident, by, at })),
    })
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: desk.zone }).format(desk.now())
    return {
      name: `handover-${today}.${lang}.pdf`,
      mediaType: 'application/pdf',
      body,
      bytes: body.byteLength,
    }
  },
}

async function gather(
  context: Context,
  ref: string,
  lang: Language,
): Promise<{ detail: IncidentDetail; doing: EntryView[]; decisions: EntryView[] }> {
  const { db } = context.desk.state
  const head = await reading(context, ref)
  const newestOf = async (kinds: readonly ('action' | 'containment' | 'request' | 'contact' | 'decision')[]) => {
    const page = await entriesOf(db, { incidentId: head.id, kinds, order: 'newest', limit: newest })
    const views = await viewsOf(context, db, page.rows, lang)
    return views.filter((one) => one.correctedBy === null && !one.isErased && one.text !== '')
  }
  return {
    detail: await incidentDetail(db, context.viewer, head.id),
    doing: await newestOf(['action', 'containment', 'request']),
    decisions: await newestOf(['decision']),
  }
}

/** In the reader's language, or in the other one rather than nothing. */
const summaryOf = ({ summary }: IncidentDetail, lang: Language): string =>
  summary[lang] || summary[lang === 'ja' ? 'en' : 'ja']
const elapsed = (detail: IncidentDetail, now: Date): number =>
  Math.max(0, (detail.closedAt === null ? now.getTime() : Date.parse(detail.closedAt)) - Date.parse(detail.noticedAt))
