// A source says behind its own link what may be disclosed of its report (S4-13): by one press, without an account and without a script.
import { Hono, type Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { matchedRoutes } from 'hono/route'
import { sql } from 'kysely'
import { languageOf } from '#src/core/reader-language.ts'
import { anybody } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import { hashOf, isSecret, makeToken, readToken } from '#src/detect/report/actions/link.ts'
import { countVisit } from '#src/detect/report/actions/rate.ts'
import { formWords } from '#src/detect/report/form-words.ts'
import { answer } from '#src/detect/report/http-answer.ts'
import { type PageFacts, plainPage } from '#src/detect/report/page.ts'
import { ConsentLevel } from '#src/detect/report/report.ts'
import { lockReports } from '#src/detect/report/store.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { type ConsentChange, changeConsent } from './actions/consent.ts'
import { consentPage, type QuickAnswer, quickAnswers } from './consent-page.ts'
import { consentPageWords } from './consent-page-words.ts'
import { contactRoutes } from './http-contact.ts'
import { partyRoutes } from './http-party.ts'
import { itemKinds } from './item.ts'
import { type AskedSource, askedByLink, setAnswered } from './store/asked.ts'
import { consentOf } from './store/source.ts'

const longestOpenMs = 24 * 3_600_000
const largestForm = 16 * 1024
const mostNamed = 500

type ContextOf = (http: HttpContext) => Promise<Context>

/** Pages of those who have no account: sources, parties outside, and contacts. */
export function outsidePages(desk: Desk, contextOf: ContextOf): Hono {
  const app = new Hono()
  const factsOf = (http: HttpContext, source?: Pick<AskedSource, 'lang'> | null): PageFacts => {
    const asked = http.req.query('lang')
    const lang =
      asked === 'ja' || asked === 'en' ? asked : (source?.lang ?? languageOf(http.req.header('accept-language')))
    return { lang, organisation: desk.organisation, path: http.req.path, zone: desk.zone, contact: desk.contact }
  }
  const lost = (http: HttpContext) => {
    const facts = factsOf(http)
    const t = speaker(consentPageWords, facts.lang)
    return answer(http, plainPage(facts, t('lost.title'), t('lost.text')), 404)
  }
  const find = async (http: HttpContext): Promise<AskedSource | null> => {
    const secret = http.req.param('secret') ?? ''
    return isSecret(secret) ? await askedByLink(desk.state.db, hashOf(secret)) : null
  }
  const tooOften = async (http: HttpContext): Promise<Response | null> => {
    const rate = await countVisit(desk, 'look', (await contextOf(http)).address)
    if (rate.isAllowed) return null
    const facts = factsOf(http)
    const t = speaker(formWords, facts.lang)
    http.header('retry-after', String(rate.retryAfterSeconds))
    const minutes = Math.ceil(rate.retryAfterSeconds / 60)
    return answer(http, plainPage(facts, t('many.title'), t('many.text', { minutes, at: '' })), 429)
  }
  const show = async (http: HttpContext, source: AskedSource, fault = ''): Promise<Response> => {
    const { consent } = await consentOf(desk.state.db, source.reportId)
    const page = consentPage(factsOf(http, source), {
      ...source,
      consent,
      token: await makeToken(desk, `consent ${source.reportId}`),
      isSaid: source.answeredAt !== null,
      fault,
    })
    return answer(http, page, fault ? 422 : 200)
  }

  app.onError(async (error, http) => {
    const facts = factsOf(http)
    const t = speaker(formWords, facts.lang)
    // Never the path itself: it is a secret.
    const route = `${http.req.method} ${matchedRoutes(http).find(({ path }) => !path.includes('*'))?.path ?? '*'}`
    desk.log('error', 'request failed', { route, error: String(error.stack ?? error).slice(0, 2_000) })
    return answer(http, plainPage(facts, t('failed.title'), t('failed.text')), 500)
  })
  app.get('/consent/:secret', async (http) => {
    const source = await find(http)
    return (await tooOften(http)) ?? (source ? show(http, source) : lost(http))
  })
  app.post('/consent/:secret', bodyLimit({ maxSize: largestForm, onError: lost }), async (http) => {
    const source = await find(http)
    const often = await tooOften(http)
    if (often) return often
    if (!source) return lost(http)
    const { lang } = factsOf(http, source)
    const form = await http.req.formData().catch(() => null)
    const token = await readToken(desk, `consent ${source.reportId}`, String(form?.get('token') ?? ''))
    if (!form || !token || token.ageMs > longestOpenMs)
      return show(http, source, speaker(consentPageWords, lang)('error.stale'))
    const said = saidIn(form)
    // Whoever holds the link was written to by the desk as the source of this report.
    const context: Context = { ...(await contextOf(http)), viewer: anybody, lang }
    await inRecord(context, async (tx, journal) => {
      const [report] = await lockReports(tx, [source.reportId], sql<boolean>`true`)
      await changeConsent(context, tx, journal, report!, { ...said, by: 'source', ground: groundOf(source) }, '')
      await setAnswered(tx, source.reportId, desk.now())
    })
    http.header('cache-control', 'no-store')
    return http.redirect(`${http.req.path}?lang=${lang}`, 303)
  })
  app.get('/consent/*', (http) => lost(http))
  const tools = { contextOf, factsOf, lost, tooOften }
  partyRoutes(app, desk, tools)
  contactRoutes(app, desk, tools)
  return app
}

const groundOf = ({ lang }: AskedSource): string =>
  lang === 'ja' ? '情報提供者が自分のリンクのページで答えた' : 'The source said so on the page behind its own link'

function saidIn(form: FormData): ConsentChange {
  const all = String(form.get('all') ?? '')
  if (all in quickAnswers) return quickAnswers[all as QuickAnswer]
  const said: ConsentChange = {
    said:
      String(form.get('named') ?? '')
        .trim()
        .slice(0, mostNamed) || null,
  }
  for (const kind of itemKinds) {
    const level = form.get(kind)
    if (level !== null) said[kind] = ConsentLevel.safeParse(level).data ?? null
  }
  return said
}
