// Lists, one incident, what to do now, what is likely related.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { defang } from '#src/core/observable.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import { likeness } from '#src/detect/report/likeness.ts'
import { sayReasons } from '#src/detect/report/reason-words.ts'
import { factsOfReports } from '#src/detect/report/store/companions.ts'
import type { Context } from '#src/platform/context.ts'
import { entriesOf } from '#src/record/read.ts'
import type { incidentApi } from '../api.ts'
import { missingToClose, wordMissing } from '../closing.ts'
import { fold } from '../fold.ts'
import { doNext } from '../now.ts'
import { lastSeqOf, pilesSince } from '../store/beside.ts'
import { incidentDetail } from '../store/detail.ts'
import { incidentRows, listIncidents } from '../store/list.ts'
import { incidentsSharing, reportHeads, reportRowsOf } from '../store/reports.ts'
import { standingOf } from '../store/standing.ts'
import { markRead, readMark } from '../store.ts'
import { incidentWords } from '../words.ts'
import { heldBackBy } from './held-back.ts'
import { viewsOf } from './views.ts'
import { reading } from './within.ts'

type Api = typeof incidentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const suggested = 20
const sinceMax = 50

export const readingActions = {
  async list({ desk, viewer }: Context, input: In<'list'>): Out<'list'> {
    const start = performance.now()
    const page = await listIncidents(desk.state.db, viewer, input)
    return { ...page, tookMs: performance.now() - start }
  },

  async suggestions({ desk, viewer, lang }: Context, input: In<'suggestions'>): Out<'suggestions'> {
    const { db } = desk.state
    const [report] = await reportHeads(db, viewer, [input.report])
    if (!report) return refuse('incident.report.not-found')
    const t = speaker(incidentWords, lang)
    const candidates = await incidentsSharing(db, viewer, report.id, suggested)
    const facts = await factsOfReports(db, [report.id, ...candidates.flatMap((one) => one.reports)])
    const mine = facts.get(report.id)
    const rows = new Map(
      (
        await incidentRows(
          db,
          viewer,
          candidates.map((one) => one.id),
        )
      ).map((row) => [row.id, row]),
    )
    const found = candidates.flatMap(({ id, reports, things }) => {
      const incident = rows.get(id)
      if (!incident || !mine) return []
      const best = reports
        .flatMap((other) => facts.get(other) ?? [])
        .map((other) => ({ other, result: likeness(mine, other) }))
        .sort((a, b) => b.result.score - a.result.score)[0]
      const reasons = best ? sayReasons(best.result, mine, best.other, lang, desk.zone) : []
      // What somebody added to the incident by hand has no report to compare with: that both name it is all there is to say.
      const named = things.map((thing) => t('suggestion.named', { value: defang(thing) }))
      return [
        {
          incident,
          score: best && reasons.length > 0 ? best.result.score : 0.2,
          reasons: reasons.length > 0 ? reasons : named,
        },
      ]
    })
    return { rows: found.sort((a, b) => b.score - a.score) }
  },

  async show(context: Context, input: In<'show'>): Out<'show'> {
    const { desk, viewer } = context
    const detail = await incidentDetail(desk.state.db, viewer, input.incident)
    if (detail.isSecret) await reading(context, detail.id)
    return detail
  },

  async now(context: Context, input: In<'now'>): Out<'now'> {
    const { desk, viewer, lang } = context
    const { db } = desk.state
    const head = await reading(context, input.incident)
    const [standing, mark, lastSeq] = await Promise.all([
      standingOf(db, head),
      readMark(db, viewer.id, head.id),
      lastSeqOf(db, head.id),
    ])
    const piles = await pilesSince(db, viewer, head.id, mark?.seq ?? 0)
    const single = piles.filter((pile) => pile.count === 1).map((pile) => pile.entryIds[0]!)
    const said = single.length === 0 ? [] : await entriesOf(db, { ids: single.slice(0, sinceMax), incidentId: head.id })
    const views = Array.isArray(said) ? [] : await viewsOf(context, db, said.rows)
    const now = desk.now().getTime()
    const end = head.closedAt === null ? now : Date.parse(head.closedAt)
    const isClosed = head.phase === 'closed'
    const missing = isClosed ? [] : missingToClose(standing)
    const blocks = isClosed ? [] : await heldBackBy(desk, db, head)
    return {
      elapsedMs: Math.max(0, end - Date.parse(head.noticedAt)),
      doNext: doNext(
        {
          ...standing,
          now,
          phase: head.phase,
          canClose: blocks.length === 0 && may(viewer, 'incident:close'),
        },
        lang,
      ).filter((row) =>
        may(
          viewer,
          row.act === 'close' ? 'incident:close' : row.act === 'add-entry' ? 'entry:write' : 'incident:write',
        ),
      ),
      since: {
        at: mark?.at ?? null,
        lastSeq,
        rows: fold(piles, new Map(views.map((view) => [view.id, view])), lang),
      },
      questions: standing.questions,
      blocksClosing: wordMissing(missing, blocks, lang),
    }
  },

  async read(context: Context, input: In<'read'>): Out<'read'> {
    const { desk, viewer } = context
    const head = await reading(context, input.incident)
    const last = await lastSeqOf(desk.state.db, head.id)
    if (viewer.id !== null) await markRead(desk.state.db, viewer.id, head.id, Math.min(input.seq, last), desk.now())
    return {}
  },

  async reports(context: Context, input: In<'reports'>): Out<'reports'> {
    const { desk, viewer } = context
    const head = await reading(context, input.incident)
    return { rows: await await reportRowsOf(desk.state.db, viewer, head.id) }
  },
}
