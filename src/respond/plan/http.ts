// What units and outside parties see and answer behind their secret link, without an account and without a script.
import { Hono, type Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { matchedRoutes } from 'hono/route'
import { languageOf } from '#src/core/reader-language.ts'
import { Refusal } from '#src/core/refusal.ts'
import { desk as deskItself, type Viewer } from '#src/core/viewer.ts'
import { say, speaker, type Words } from '#src/core/words.ts'
import { makeToken, readToken } from '#src/detect/report/actions/link.ts'
import { countVisit } from '#src/detect/report/actions/rate.ts'
import { formWords } from '#src/detect/report/form-words.ts'
import { answer } from '#src/detect/report/http-answer.ts'
import { type PageFacts, plainPage } from '#src/detect/report/page.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { secretHash } from '#src/prepare/people/secret.ts'
import { inRecord } from '#src/record/journal.ts'
import { counting, type Within } from '#src/respond/incident/actions/within.ts'
import { incidentHead, lockIncident } from '#src/respond/incident/store.ts'
import { move } from './actions/answer.ts'
import { answerInquiry } from './actions/inquiry.ts'
import { addNote, keep } from './actions/notes.ts'
import type { AskedFault, AskedSection, AskedSent, Linked } from './asked-section.ts'
import { askedWords } from './asked-words.ts'
import { askedPage, lostPage } from './page.ts'
import { assigneeByLink } from './store/assignee.ts'
import { inquiriesOfAssignee } from './store/inquiry.ts'
import { tasksOfAssignee } from './store.ts'

const bodyMegabytes = 60
const longestOpenMs = 24 * 3_600_000
const mostText = 4_000
/** A list of machines is long. */
const mostField = 2_000_000

type ContextOf = (http: HttpContext) => Promise<Context>

/** `refusals` words what the rules forbid, as the rest of the desk does; `sections` are what later parts of the desk ask here. */
export function askedPages(
  desk: Desk,
  contextOf: ContextOf,
  refusals: Words,
  sections: readonly AskedSection[] = [],
): Hono {
  const app = new Hono()
  const factsOf = (http: HttpContext, linked?: Linked | null): PageFacts => {
    const asked = http.req.query('lang')
    const lang =
      asked === 'ja' || asked === 'en' ? asked : (linked?.lang ?? languageOf(http.req.header('accept-language')))
    return { lang, organisation: desk.organisation, path: http.req.path, zone: desk.zone, contact: desk.contact }
  }
  const find = async (http: HttpContext): Promise<Linked | null> => {
    const secret = http.req.param('secret') ?? ''
    return /^[\w-]{43}$/.test(secret) ? await assigneeByLink(desk.state.db, secretHash(secret)) : null
  }
  const lost = (http: HttpContext) => answer(http, lostPage(factsOf(http)), 404)

  const show = async (http: HttpContext, linked: Linked, fault: AskedFault | null = null): Promise<Response> => {
    const { db } = desk.state
    const facts = factsOf(http, linked)
    // Whoever holds the link was told of this by the desk; they learn its number and nothing else of the incident.
    const head = await incidentHead(db, deskItself, linked.incidentId)
    const form = {
      isClosed: head.phase === 'closed',
      token: await makeToken(desk, `asked ${linked.id}`),
      now: desk.now().getTime(),
      fault,
    }
    const parts = await Promise.all(sections.map((one) => one.show(desk, linked, facts, form)))
    const page = askedPage(facts, {
      ...form,
      name: linked.name,
      number: head.number,
      tasks: await tasksOfAssignee(db, linked.id),
      inquiries: await inquiriesOfAssignee(db, linked.id),
      more: parts.flat(),
      isSaved: http.req.query('saved') === '1',
    })
    return answer(http, page, fault ? 422 : 200)
  }
  const tooMany = (http: HttpContext, seconds: number) => {
    const facts = factsOf(http)
    const t = speaker(formWords, facts.lang)
    http.header('retry-after', String(seconds))
    const minutes = Math.ceil(seconds / 60)
    return answer(http, plainPage(facts, t('many.title'), t('many.text', { minutes, at: '' })), 429)
  }

  app.onError(async (error, http) => {
    const facts = factsOf(http)
    const t = speaker(formWords, facts.lang)
    if (error instanceof Refusal) return answer(http, plainPage(facts, t('foreign.title'), t('foreign.text')), 403)
    // Never the path itself: it is a secret.
    const route = `${http.req.method} ${matchedRoutes(http).find(({ path }) => !path.includes('*'))?.path ?? '*'}`
    desk.log('error', 'request failed', { route, error: String(error.stack ?? error).slice(0, 2_000) })
    return answer(http, plainPage(facts, t('failed.title'), t('failed.text')), 500)
  })

  app.get('/asked/:secret', async (http) => {
    const rate = await countVisit(desk, 'look', (await contextOf(http)).address)
    if (!rate.isAllowed) return tooMany(http, rate.retryAfterSeconds)
    const linked = await find(http)
    return linked ? show(http, linked) : lost(http)
  })

  const limit = bodyLimit({
    maxSize: bodyMegabytes * 1024 ** 2,
    onError: async (http) => {
      const linked = await find(http)
      const text = speaker(askedWords, factsOf(http, linked).lang)('error.large', { limit: bodyMegabytes })
      return linked ? show(http, linked, { of: '', text, draft: '', fields: new Map() }) : lost(http)
    },
  })

  app.post('/asked/:secret', limit, async (http) => {
    const caller = await contextOf(http)
    const rate = await countVisit(desk, 'look', caller.address)
    if (!rate.isAllowed) return tooMany(http, rate.retryAfterSeconds)
    const linked = await find(http)
    if (!linked) return lost(http)
    const facts = factsOf(http, linked)
    const t = speaker(askedWords, facts.lang)
    const form = await http.req.formData().catch(() => null)
    const field = (name: string): string => {
      const value = form?.get(name)
      return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim().slice(0, mostText) : ''
    }
    const sent = {
      ...{ of: field('of'), act: field('act'), text: field('text'), answer: field('answer') },
      fields: new Map(
        [...(form ?? [])].flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value.slice(0, mostField)]] : [],
        ),
      ) as ReadonlyMap<string, string>,
    }
    const files = (form?.getAll('files') ?? []).filter((one) => typeof one !== 'string' && one.size > 0) as File[]
    const fault = (text: string) => show(http, linked, { of: sent.of, text, draft: sent.text, fields: sent.fields })
    const token = await readToken(desk, `asked ${linked.id}`, field('token'))
    if (!token || token.ageMs > longestOpenMs) return fault(t('error.stale'))
    if (sent.text === '' && files.length === 0 && (sent.act === 'answer' || sent.act === 'note'))
      return fault(t('error.nothing'))
    const context: Context = { ...caller, viewer: asked(linked), lang: facts.lang }
    try {
      await record(context, linked, sent, files, sections)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const wording = refusals[error.code]
      return fault(wording ? say(wording, facts.lang, error.facts) : t('error.nothing'))
    }
    http.header('cache-control', 'no-store')
    return http.redirect(`${http.req.path}?lang=${facts.lang}&saved=1#t${sent.of}`, 303)
  })

  // What stands below is for people without an account: it must not end at the sign-in.
  app.get('/asked/*', (http) => lost(http))
  return app
}

const asked = (linked: Linked): Viewer => ({
  kind: 'anybody',
  id: null,
  name: linked.name,
  role: null,
  permissions: new Set(['public']),
  reach: 'none',
})

/** An answer through the link, with its entry by whoever it was asked of. */
async function record(
  context: Context,
  linked: Linked,
  sent: AskedSent,
  given: readonly File[],
  sections: readonly AskedSection[],
): Promise<void> {
  const { db } = context.desk.state
  const task = (await tasksOfAssignee(db, linked.id)).find((one) => one.id === sent.of)
  const loaded = await Promise.all(
    given.map(async (file) => ({
      name: file.name,
      mediaType: file.type,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  )
  const files = task && loaded.length > 0 ? await keep(context, loaded) : []
  await inRecord(context, async (tx, journal) => {
    const incident = await lockIncident(tx, deskItself, linked.incidentId)
    if (incident.phase === 'closed') throw new Refusal('incident.closed')
    const { within, settle } = counting(context, tx, journal, incident)
    const inquiry = (await inquiriesOfAssignee(tx, linked.id)).find((one) => one.id === sent.of)
    if (inquiry && sent.act === 'answer') await answerInquiry(within, inquiry, linked, sent.text, linked.name)
    else if (!(await takenBySection(sections, within, linked, sent))) await onTask(within, context, linked, sent, files)
    await settle()
  })
}

async function takenBySection(sections: readonly AskedSection[], within: Within, linked: Linked, sent: AskedSent) {
  for (const one of sections) if (await one.take(within, linked, sent)) return true
  return false
}

async function onTask(
  within: Within,
  context: Context,
  linked: Linked,
  { of, act, text, answer }: AskedSent,
  files: Awaited<ReturnType<typeof keep>>,
): Promise<void> {
  const task = (await tasksOfAssignee(within.tx, linked.id)).find((one) => one.id === of)
  if (!task) throw new Refusal('plan.task.not-found')
  if (files.length > 0 || act === 'note') await addNote(within, task, act === 'note' ? text : '', files)
  if (act === 'done' || act === 'doing')
    await move(
      within,
      task,
      { state: act, proof: act === 'done' ? text : '', reason: '', answer },
      linked.name,
      context.lang,
    )
}
