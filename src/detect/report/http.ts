import { Hono, type Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { matchedRoutes } from 'hono/route'
import { sql } from 'kysely'
import type { UploadedFile } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { languageOf } from '#src/core/reader-language.ts'
import { Refusal } from '#src/core/refusal.ts'
import { formatClock, zoneLabel } from '#src/core/time.ts'
import { anybody, type Viewer } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { isDatabaseAway } from '#src/platform/http/problem.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { addToReport } from './actions/correspond.ts'
import { sayFeedback } from './actions/feedback.ts'
import { reportOfNonce, takeIn } from './actions/intake.ts'
import { hashOf, isSecret, linkOf, makeToken, readToken, secretOf } from './actions/link.ts'
import { countVisit, type RateAnswer, type RateKind } from './actions/rate.ts'
import { checkForm, emptyForm, type FormErrors, type FormValues, filesIn, limits, textOf, valuesOf } from './form.ts'
import { formPage, formTaxonomy } from './form-page.ts'
import { formWords } from './form-words.ts'
import { answer, seeOther } from './http-answer.ts'
import { maxBodyMegabytes, type PageFacts, plainPage, scopePage, statusPage } from './page.ts'
import { pageStyle } from './page-style.ts'
import { FeedbackAnswer, type ReportDetail } from './report.ts'
import { securityTxt } from './security-txt.ts'
import { reportDetail } from './store/detail.ts'

/** Faster than anybody writes. */
const leastFillMs = 2_000
const longestFillMs = 24 * 3_600_000
const shownText = 20_000
const maxAdded = 100_000
const mostLogged = 2_000

export type ContextOf = (http: HttpContext) => Promise<Context>

/** The public pages: rendered here, without a script, for anybody. */
export function reportPages(desk: Desk, contextOf: ContextOf): Hono {
  const app = new Hono()

  const factsOf = (http: HttpContext, fallback?: Language): PageFacts => {
    const asked = http.req.query('lang')
    const header = http.req.header('accept-language')
    const lang =
      asked === 'ja' || asked === 'en'
        ? asked
        : fallback && !/(^|[\s,])(ja|en)/i.test(header ?? '')
          ? fallback
          : languageOf(header)
    return { lang, organisation: desk.organisation, path: http.req.path, zone: desk.zone, contact: desk.contact }
  }
  /** Whoever is signed in at the desk reports here as anybody does. */
  const publicContext = async (http: HttpContext, lang: Language, viewer: Viewer = anybody): Promise<Context> => ({
    ...(await contextOf(http)),
    viewer,
    lang,
  })

  const tooMany = (http: HttpContext, facts: PageFacts, rate: RateAnswer): Promise<Response> => {
    const t = speaker(formWords, facts.lang)
    const until = new Date(desk.now().getTime() + rate.retryAfterSeconds * 1_000)
    const at = `${formatClock(until, { lang: facts.lang, zone: desk.zone })} ${zoneLabel(desk.zone, until)}`
    http.header('retry-after', String(rate.retryAfterSeconds))
    return answer(
      http,
      plainPage(facts, t('many.title'), t('many.text', { minutes: Math.ceil(rate.retryAfterSeconds / 60), at })),
      429,
    )
  }
  const lost = (http: HttpContext, facts: PageFacts): Promise<Response> => {
    const t = speaker(formWords, facts.lang)
    return answer(http, plainPage(facts, t('lost.title'), t('lost.text')), 404)
  }

  const limit = bodyLimit({
    maxSize: limits.body,
    onError: (http) => {
      const facts = factsOf(http)
      const t = speaker(formWords, facts.lang)
      return answer(http, plainPage(facts, t('large.title'), t('large.text', { limit: maxBodyMegabytes })), 413)
    },
  })

  const showForm = async (
    http: HttpContext,
    facts: PageFacts,
    values: FormValues,
    errors: FormErrors,
    hadFiles: boolean,
  ): Promise<Response> => {
    const token = await makeToken(desk, 'form')
    const page = formPage(facts, {
      values,
      errors,
      token,
      now: desk.now(),
      knowledge: knowledge(desk.dataDir),
      hadFiles,
    })
    return answer(http, page, Object.keys(errors).length > 0 ? 422 : 200)
  }

  app.onError(async (error, http) => {
    const facts = factsOf(http)
    const t = speaker(formWords, facts.lang)
    if (error instanceof Refusal && error.code.endsWith('not-allowed'))
      return answer(http, plainPage(facts, t('foreign.title'), t('foreign.text')), 403)
    if (error instanceof Refusal) return answer(http, plainPage(facts, t('foreign.title'), t('error.unreadable')), 400)
    const isOutage = isDatabaseAway(error)
    // Never the path itself: that of a reporter's page is its secret.
    const route = `${http.req.method} ${matchedRoutes(http).find(({ path }) => !path.includes('*'))?.path ?? '*'}`
    desk.log('error', 'request failed', { route, error: String(error.stack ?? error).slice(0, mostLogged) })
    if (isOutage) http.header('retry-after', '60')
    const words = isOutage ? ('away' as const) : ('failed' as const)
    return answer(http, plainPage(facts, t(`${words}.title`), t(`${words}.text`)), isOutage ? 503 : 500)
  })

  app.get('/report', async (http) => {
    const facts = factsOf(http)
    return showForm(http, facts, emptyForm(desk.zone), {}, false)
  })

  app.get('/report/style.css', (http) => {
    http.header('cache-control', 'public, max-age=3600')
    return http.body(pageStyle, 200, { 'content-type': 'text/css; charset=utf-8' })
  })

  app.get('/report/scope', (http) => answer(http, scopePage(factsOf(http), knowledge(desk.dataDir))))

  app.get('/.well-known/security.txt', (http) => {
    const text = securityTxt(desk.publicUrl.replace(/\/+$/, ''), desk.contact, desk.now())
    return http.body(text, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    })
  })

  app.post('/report', limit, async (http) => {
    const facts = factsOf(http)
    const t = speaker(formWords, facts.lang)
    const context = await publicContext(http, facts.lang)
    const form = await http.req.formData().catch(() => null)
    if (!form) return showForm(http, facts, emptyForm(desk.zone), { form: t('error.unreadable') }, false)
    const values = valuesOf((name) => form.getAll(name).filter((one) => typeof one === 'string'))
    const files = filesIn(form)
    const hadFiles = files.length > 0
    const token = await readToken(desk, 'form', textOf(form, 'token'))
    if (!token || token.ageMs > longestFillMs)
      return showForm(http, facts, values, { form: t('error.token') }, hadFiles)
    // Pressed twice, or loaded again: it is there already.
    const sent = await reportOfNonce(context, token.nonce)
    if (sent) return seeOther(http, await secretOf(desk, sent), facts.lang, 'new')
    const known = new Set(
      knowledge(desk.dataDir)
        .taxonomies.find((one) => one.id === formTaxonomy)
        ?.items.map((one) => one.id),
    )
    const { input, errors } = checkForm(values, { lang: facts.lang, knownKinds: known, deskZone: desk.zone })
    const wrong: FormErrors = { ...errors, ...(isTooMuch(files) ? { files: t('error.files') } : {}) }
    if (!input || wrong.files) return showForm(http, facts, values, wrong, hadFiles)
    const rate = await countVisit(desk, 'send', context.address)
    if (!rate.isAllowed) return tooMany(http, facts, rate)
    const isTrapped = textOf(form, 'website') !== '' || token.ageMs < leastFillMs
    const loaded = await Promise.all(files.map(load))
    try {
      const { id } = await takeIn(context, input, loaded, {
        nonce: token.nonce,
        isTrapped,
        isFlood: rate.isFlood,
        lang: facts.lang,
      })
      return seeOther(http, await secretOf(desk, id), facts.lang, 'new')
    } catch (error) {
      // Two presses at the same moment: the other one won.
      const other = (error as { code?: string }).code === '23505' ? await reportOfNonce(context, token.nonce) : null
      if (other) return seeOther(http, await secretOf(desk, other), facts.lang, 'new')
      throw error
    }
  })

  type Found = { readonly id: string; readonly lang: Language }
  const find = async (secret: string): Promise<Found | null> => {
    if (!isSecret(secret)) return null
    const { rows } = await sql<Found>`select id, lang from report where link_hash = ${hashOf(secret)}::bytea`.execute(
      desk.state.db,
    )
    return rows[0] ?? null
  }
  const showStatus = async (
    http: HttpContext,
    context: Context,
    facts: PageFacts,
    found: Found,
    error: string | null,
    draft: string,
    isHelpMissing = false,
  ): Promise<Response> => {
    const report = await reportDetail(desk.state.db, context.viewer, found.id, facts.lang)
    if (!report) return lost(http, facts)
    const { rows } = await sql<{ arrived_at: Date }>`select arrived_at from report where id = ${found.id}`.execute(
      desk.state.db,
    )
    const page = statusPage(facts, {
      number: report.number,
      subject: report.subject,
      link: await linkOf(desk, found.id),
      arrivedAt: rows[0]!.arrived_at,
      // That a report became part of an incident is nothing that a link tells: an incident may be secret.
      state: report.state === 'incident' ? 'taken' : report.state,
      text: report.text.slice(0, shownText),
      messages: report.messages,
      token: await makeToken(desk, `add ${found.id}`),
      feedback: isAnswered(report)
        ? {
            token: await makeToken(desk, `helped ${found.id}`),
            feedback: report.feedback,
            isSaid: http.req.query('helped') === '1',
            isMissing: isHelpMissing,
          }
        : null,
      isFresh: http.req.query('new') === '1',
      isAdded: http.req.query('added') === '1',
      error,
      draft,
    })
    return answer(http, page, error || isHelpMissing ? 422 : 200)
  }
  const reporter = (id: string): Viewer => ({
    kind: 'reporter',
    id,
    name: '',
    role: null,
    permissions: new Set(['public']),
    reach: 'none',
  })

  app.get('/report/r/:secret', async (http) => {
    const context = await publicContext(http, factsOf(http).lang)
    const rate = await countVisit(desk, 'look' satisfies RateKind, context.address)
    if (!rate.isAllowed) return tooMany(http, factsOf(http), rate)
    const found = await find(http.req.param('secret'))
    if (!found) return lost(http, factsOf(http))
    const facts = factsOf(http, found.lang)
    return showStatus(http, { ...context, viewer: reporter(found.id) }, facts, found, null, '')
  })

  app.post('/report/r/:secret', limit, async (http) => {
    const context = await publicContext(http, factsOf(http).lang)
    const rate = await countVisit(desk, 'send', context.address)
    if (!rate.isAllowed) return tooMany(http, factsOf(http), rate)
    const found = await find(http.req.param('secret'))
    if (!found) return lost(http, factsOf(http))
    const facts = factsOf(http, found.lang)
    const t = speaker(formWords, facts.lang)
    const own = { ...context, viewer: reporter(found.id) }
    const form = await http.req.formData().catch(() => null)
    if (!form) return showStatus(http, own, facts, found, t('error.unreadable'), '')
    const text = textOf(form, 'text').replace(/\r\n?/g, '\n').trim()
    const files = filesIn(form)
    const token = await readToken(desk, `add ${found.id}`, textOf(form, 'token'))
    if (!token || token.ageMs > longestFillMs)
      return showStatus(http, own, facts, found, t('error.token'), text.slice(0, maxAdded))
    if (text === '' && files.length === 0) return showStatus(http, own, facts, found, t('error.nothing'), '')
    if (text.length > maxAdded)
      return showStatus(http, own, facts, found, t('error.too-long', { limit: maxAdded }), text.slice(0, maxAdded))
    if (isTooMuch(files)) return showStatus(http, own, facts, found, t('error.files'), text)
    await addToReport(own, found.id, text, await Promise.all(files.map(load)))
    return seeOther(http, http.req.param('secret'), facts.lang, 'added')
  })

  app.post('/report/r/:secret/helped', limit, async (http) => {
    const context = await publicContext(http, factsOf(http).lang)
    const rate = await countVisit(desk, 'send', context.address)
    if (!rate.isAllowed) return tooMany(http, factsOf(http), rate)
    const secret = http.req.param('secret')
    const found = await find(secret)
    if (!found) return lost(http, factsOf(http))
    const facts = { ...factsOf(http, found.lang), path: `/report/r/${secret}` }
    const own = { ...context, viewer: reporter(found.id) }
    const form = await http.req.formData().catch(() => null)
    const token = form && (await readToken(desk, `helped ${found.id}`, textOf(form, 'token')))
    const t = speaker(formWords, facts.lang)
    if (!token || token.ageMs > longestFillMs) return showStatus(http, own, facts, found, t('error.token'), '')
    const said = FeedbackAnswer.safeParse(textOf(form, 'answer'))
    if (!said.success) return showStatus(http, own, facts, found, null, '', true)
    const report = await reportDetail(desk.state.db, own.viewer, found.id, facts.lang)
    // Nobody was answered yet: there is nothing to judge.
    if (!report || !isAnswered(report)) return lost(http, facts)
    await sayFeedback(own, found.id, said.data, textOf(form, 'why'))
    return seeOther(http, secret, facts.lang, 'helped')
  })

  // What stands below is for people without an account: it must not end at the sign-in.
  app.get('/report/*', (http) => lost(http, factsOf(http)))

  return app
}

const isAnswered = ({ state, messages }: ReportDetail): boolean =>
  state === 'disposed' || messages.some((one) => one.from === 'desk')

const isTooMuch = (files: readonly File[]): boolean =>
  files.length > limits.files || files.reduce((sum, file) => sum + file.size, 0) > limits.fileBytes
const load = async (file: File): Promise<UploadedFile> => ({
  name: file.name,
  mediaType: file.type,
  bytes: new Uint8Array(await file.arrayBuffer()),
})
