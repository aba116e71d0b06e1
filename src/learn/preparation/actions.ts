import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { readinessActions } from '#src/prepare/readiness/actions.ts'
import { inRecord } from '#src/record/journal.ts'
import { entriesOf } from '#src/record/read.ts'
import { noticeWords } from '#src/respond/notice/words.ts'
import type { preparationApi } from './api.ts'
import { preparationPage } from './page.ts'
import { Answered, compare, type Preparation } from './preparation.ts'
import { casesSince } from './store.ts'

type Api = typeof preparationApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostCases = 20_000
const mostAnswers = 20
const answeredCode = 'preparation.answered'

export const preparationActions = {
  show: (context: Context, { years }: In<'show'>): Out<'show'> => preparation(context, years),

  async pdf(context: Context, { years, lang = context.lang }: In<'pdf'>): Promise<Download> {
    const { desk } = context
    const at = desk.now().toISOString()
    const from = desk.organisation || speaker(noticeWords, lang)('desk')
    const page = preparationPage(await preparation(context, years), { lang, zone: desk.zone, at, from })
    const body = await desk.paper.render('letter', page)
    return { name: `preparation-${at.slice(0, 10)}.${lang}.pdf`, mediaType: 'application/pdf', body }
  },

  async answer(context: Context, facts: In<'answer'>): Out<'answer'> {
    await inRecord(context, async (_, journal) => {
      journal.append({ kind: 'decision', code: answeredCode, facts })
      journal.announce({ topic: 'desk', id: null })
    })
    return { answers: await answersOf(context) }
  },
}

async function preparation(context: Context, years: number): Promise<Preparation> {
  const { desk, viewer } = context
  const since = desk.now()
  since.setUTCFullYear(since.getUTCFullYear() - years)
  const { rows, gaps } = await readinessActions.list(context)
  const readiness = { never: 0, wanting: 0, overdue: 0, well: 0 }
  for (const { state } of rows) readiness[state]++
  return {
    since: since.toISOString(),
    ...compare(await casesSince(desk.state.db, viewer, since, mostCases)),
    ...{ readiness, gaps, answers: await answersOf(context) },
  }
}

async function answersOf({ desk }: Context): Promise<Answered[]> {
  const { rows } = await entriesOf(desk.state.db, { codes: [answeredCode], order: 'newest', limit: mostAnswers })
  return rows.flatMap((one) => {
    const read = Answered.safeParse({ ...one.facts, at: one.at, by: one.by.name ?? '' })
    return read.success ? [read.data] : []
  })
}
