// What everybody may read, and the list of those who are told by mail: rendered here, without a script, for anybody.
import { Hono, type Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { matchedRoutes } from 'hono/route'
import { languageOf } from '#src/core/reader-language.ts'
import { Refusal } from '#src/core/refusal.ts'
import { anybody } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import { hashOf, isSecret, makeToken, readToken } from '#src/detect/report/actions/link.ts'
import { countVisit } from '#src/detect/report/actions/rate.ts'
import { formWords } from '#src/detect/report/form-words.ts'
import { answer } from '#src/detect/report/http-answer.ts'
import { pageStyle } from '#src/detect/report/page-style.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { isDatabaseAway } from '#src/platform/http/problem.ts'
import { MailAddress } from '#src/platform/mail/address.ts'
import { askToJoin, joinOrLeave } from './actions/announce.ts'
import { feedOf } from './feed.ts'
import { siteLinks } from './links.ts'
import { askPage, listPage, memberPage, noticePage, type SiteFacts, saidPage } from './page.ts'
import { noticeStyle } from './page-style.ts'
import { announceWords, pageWords } from './page-words.ts'
import { type Subscriber, subscriberByLink } from './store/announce.ts'
import { publicNotices } from './store.ts'

const longestOpenMs = 24 * 3_600_000
const largestForm = 16 * 1024
const slugForm = /^\d{8}-\d{1,6}$/

type ContextOf = (http: HttpContext) => Promise<Context>

export function publicationPages(desk: Desk, contextOf: ContextOf): Hono {
  const app = new Hono()
  const links = siteLinks(desk.publicUrl)
  const factsOf = (http: HttpContext): SiteFacts => {
    const asked = http.req.query('lang')
    const lang = asked === 'ja' || asked === 'en' ? asked : languageOf(http.req.header('accept-language'))
    return { lang, links, organisation: desk.organisation, contact: desk.contact, zone: desk.zone }
  }
  const said = (http: HttpContext, what: 'many' | 'failed' | 'away', status: 429 | 500 | 503, minutes = 0) => {
    const facts = factsOf(http)
    const t = speaker(formWords, facts.lang)
    return answer(http, saidPage(facts, t(`${what}.title`), t(`${what}.text`, { minutes, at: '' })), status)
  }
  const lost = (http: HttpContext) => {
    const facts = factsOf(http)
    const t = speaker(pageWords, facts.lang)
    return answer(http, saidPage(facts, t('lost.title'), t('lost.text')), 404)
  }
  /** Null when this caller has asked too often; the answer then stands already. */
  const visited = async (http: HttpContext, kind: 'look' | 'send'): Promise<Response | null> => {
    const rate = await countVisit(desk, kind, (await contextOf(http)).address)
    if (rate.isAllowed) return null
    http.header('retry-after', String(rate.retryAfterSeconds))
    return said(http, 'many', 429, Math.ceil(rate.retryAfterSeconds / 60))
  }

  app.onError((error, http) => {
    if (error instanceof Refusal) return lost(http)
    // Never the path itself: that of a member's page is its secret.
    const route = `${http.req.method} ${matchedRoutes(http).find(({ path }) => !path.includes('*'))?.path ?? '*'}`
    desk.log('error', 'request failed', { route, error: String(error.stack ?? error).slice(0, 2_000) })
    return isDatabaseAway(error) ? said(http, 'away', 503) : said(http, 'failed', 500)
  })

  app.get('/notices/style.css', (http) => {
    http.header('cache-control', 'public, max-age=3600')
    return http.body(`${pageStyle}\n${noticeStyle}`, 200, { 'content-type': 'text/css; charset=utf-8' })
  })
  app.get('/notices', async (http) => answer(http, listPage(factsOf(http), await publicNotices(desk.state.db))))
  app.get('/notices/:feed{feed\\.(?:ja|en)\\.xml}', async (http) => {
    const lang = http.req.param('feed').includes('.en.') ? 'en' : 'ja'
    const text = feedOf({ ...factsOf(http), lang }, await publicNotices(desk.state.db))
    return http.body(text, 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' })
  })

  app.get('/notices/subscribe', async (http) =>
    answer(http, askPage(factsOf(http), await makeToken(desk, 'announce'), null)),
  )
  const limit = bodyLimit({ maxSize: largestForm, onError: lost })
  app.post('/notices/subscribe', limit, async (http) => {
    const facts = factsOf(http)
    const t = speaker(announceWords, facts.lang)
    const form = await http.req.formData().catch(() => null)
    const field = (name: string) =>
      String(form?.get(name) ?? '')
        .slice(0, 400)
        .trim()
    const email = field('email').normalize('NFKC').toLowerCase()
    const again = async (text: string) =>
      answer(http, askPage(facts, await makeToken(desk, 'announce'), { text, email: field('email') }), 422)
    const token = await readToken(desk, 'announce', field('token'))
    if (!token || token.ageMs > longestOpenMs) return again(t('stale'))
    if (!MailAddress.safeParse({ address: email, name: '' }).success || !email.includes('@'))
      return again(t('ask.wrong'))
    const tooMany = await visited(http, 'send')
    if (tooMany) return tooMany
    // What a program filled in that no person sees is answered as everything else, and does nothing.
    if (field('website') === '')
      await askToJoin({ ...(await contextOf(http)), viewer: anybody, lang: facts.lang }, { email, lang: facts.lang })
    return answer(http, saidPage(facts, t('asked.title'), t('asked.text')))
  })

  const member = async (http: HttpContext): Promise<Subscriber | null> => {
    const secret = http.req.param('secret') ?? ''
    return isSecret(secret) ? await subscriberByLink(desk.state.db, hashOf(secret)) : null
  }
  const showMember = async (http: HttpContext, one: Subscriber, fault = '') => {
    const token = await makeToken(desk, `announce ${one.id}`)
    const page = memberPage(factsOf(http), { ...one, path: http.req.path, token, fault })
    return answer(http, page, fault ? 422 : 200)
  }
  app.get('/notices/list/:secret', async (http) => {
    const tooMany = await visited(http, 'look')
    if (tooMany) return tooMany
    const one = await member(http)
    return one ? showMember(http, one) : lost(http)
  })
  app.post('/notices/list/:secret', limit, async (http) => {
    const tooMany = await visited(http, 'look')
    if (tooMany) return tooMany
    const one = await member(http)
    if (!one) return lost(http)
    const { lang } = factsOf(http)
    const form = await http.req.formData().catch(() => null)
    const token = await readToken(desk, `announce ${one.id}`, String(form?.get('token') ?? ''))
    if (!token || token.ageMs > longestOpenMs) return showMember(http, one, speaker(announceWords, lang)('stale'))
    const act = form?.get('act') === 'leave' ? 'leave' : 'join'
    await joinOrLeave({ ...(await contextOf(http)), viewer: anybody, lang }, one, act)
    http.header('cache-control', 'no-store')
    return http.redirect(`${http.req.path}?lang=${lang}`, 303)
  })

  const show = async (http: HttpContext, slug: string, issue?: number): Promise<Response> => {
    const [notice] = slugForm.test(slug) ? await publicNotices(desk.state.db, slug) : []
    if (!notice || (issue !== undefined && !notice.versions.some((one) => one.issue === issue))) return lost(http)
    return answer(http, noticePage(factsOf(http), notice, issue))
  }
  app.get('/notices/:slug', (http) => show(http, http.req.param('slug')))
  app.get('/notices/:slug/:issue{[0-9]{1,6}}', (http) =>
    show(http, http.req.param('slug'), Number(http.req.param('issue'))),
  )
  // What stands below is for people without an account: it must not end at the sign-in.
  app.get('/notices/*', (http) => lost(http))
  return app
}
