import { randomUUID } from 'node:crypto'
import { Hono, type Context as HttpContext } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { matchedRoutes } from 'hono/route'
import { languageOf } from '#src/core/reader-language.ts'
import { refuse } from '#src/core/refusal.ts'
import { anybody } from '#src/core/viewer.ts'
import { agentSecret, enrolmentPath } from '#src/detect/agent/agent.ts'
import { journalPath, journalUpload } from '#src/detect/log/http.ts'
import { reportPages } from '#src/detect/report/http.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { openApi } from '#src/platform/http/openapi.ts'
import { problemOf } from '#src/platform/http/problem.ts'
import { routesOf } from '#src/platform/http/routes.ts'
import { version } from '#src/platform/version.ts'
import { clockFeed } from '#src/respond/clock/http.ts'
import { evidenceUploads } from '#src/respond/evidence/http.ts'
import { outsidePages } from '#src/respond/notice/http.ts'
import { askedPages } from '#src/respond/plan/http.ts'
import { publicationPages } from '#src/respond/publication/http.ts'
import { type Caller, openCallers } from './callers.ts'
import { changesFor } from './changes.ts'
import { lacksCertificate } from './https.ts'
import { askedSections } from './reactions.ts'
import { isOpenedByPerson, refusedPage, refusedPageHeaders } from './refused-page.ts'
import { slices, tables } from './tables.ts'
import { webFiles } from './web-files.ts'
import { refusalWords } from './words.ts'

const cookie = 'hikeshi'
/** Aborts with an error when the connection closes; what the server says itself is only a text. */
function goneSignal(http: HttpContext): AbortSignal {
  const { signal } = http.req.raw
  if (signal.aborted) return AbortSignal.abort()
  const gone = new AbortController()
  signal.addEventListener('abort', () => gone.abort(), { once: true })
  return gone.signal
}

/** As proxies write it down: the client closed the request. */
const goneStatus = 499
const weekSeconds = 7 * 86_400

export type AppOptions = {
  readonly trustsProxy?: boolean
  /** Folder of the built pages; null serves none. */
  readonly web?: string | null
  /** The secret of the command line on this machine, which acts for the first administrator. */
  readonly doorToken?: string
  /** Tests: every answer is held against its schema. */
  readonly checksOutput?: boolean
}

/** Everything that answers over HTTP, on one page. */
export function appOf(desk: Desk, options: AppOptions = {}): { app: Hono; close(): void } {
  const callers = openCallers(desk, options.doorToken ?? null)
  const app = new Hono()

  const requestIdOf = (http: HttpContext): string => {
    const known = http.get('requestId' as never) as string | undefined
    if (known) return known
    const made = randomUUID()
    http.set('requestId' as never, made as never)
    return made
  }
  const langOf = (http: HttpContext, caller?: Caller) => {
    const asked = http.req.header('accept-language')
    return /(^|[\s,])(ja|en)/i.test(asked ?? '') || !caller ? languageOf(asked) : caller.lang
  }

  const contextOf = async (http: HttpContext): Promise<Context> => {
    const secret = getCookie(http, cookie) ?? null
    const stated = http.req.header('authorization') ?? ''
    const bearer = http.req.path === journalPath ? passwordOf(stated) : /^Bearer (\S{20,200})$/.exec(stated)?.[1]
    if ((http.env as Record<string, unknown> | undefined)?.[lacksCertificate] === true)
      if (bearer?.startsWith(agentSecret) || http.req.path === enrolmentPath) refuse('agent.certificate.not-allowed')
    if (bearer === undefined && http.req.method !== 'GET' && isForeign(http)) refuse('request.foreign-site.not-allowed')
    const caller = bearer ? await callers.byToken(bearer) : secret ? await callers.bySession(secret) : null
    return {
      desk,
      viewer: caller?.viewer ?? anybody,
      lang: langOf(http, caller ?? undefined),
      requestId: requestIdOf(http),
      // asked for only by what may take long: most requests need none made
      get signal() {
        return goneSignal(http)
      },
      address: addressOf(http, options.trustsProxy ?? false),
      session: {
        secret,
        set: (next) => {
          if (secret) callers.forget(secret)
          const secure = desk.publicUrl.startsWith('https:')
          setCookie(http, cookie, next ?? '', {
            httpOnly: true,
            sameSite: 'Lax',
            path: '/',
            secure,
            maxAge: next ? weekSeconds : 0,
          })
        },
      },
    }
  }

  app.use('*', async (http, next) => {
    await next()
    const headers = http.res.headers
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    headers.set('x-request-id', requestIdOf(http))
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', pagePolicy)
    if (http.req.path.startsWith('/api/') && !headers.has('cache-control'))
      headers.set('cache-control', 'private, no-store')
  })
  app.onError((error, http) => {
    // Whoever asked has gone; nobody reads the answer, and nothing is wrong.
    if (http.req.raw.signal.aborted) return new Response(null, { status: goneStatus })
    const requestId = requestIdOf(http)
    const problem = problemOf(error, refusalWords, langOf(http), requestId)
    if (problem.status >= 500)
      desk.log('error', 'request failed', {
        requestId,
        // Never the path itself: that of a reporter's page is its secret.
        route: `${http.req.method} ${matchedRoutes(http).find(({ path }) => !path.includes('*'))?.path ?? '*'}`,
        error: String((error as Error).stack ?? error).slice(0, 2_000),
      })
    const retry: Record<string, string> =
      problem.status === 429 || problem.status === 503
        ? { 'retry-after': String(problem.facts.seconds ?? (problem.status === 429 ? 60 : 10)) }
        : {}
    if (isOpenedByPerson(http))
      return new Response(refusedPage(problem, langOf(http)), {
        status: problem.status,
        headers: { ...refusedPageHeaders, ...retry },
      })
    return new Response(JSON.stringify(problem), {
      status: problem.status,
      headers: { 'content-type': 'application/problem+json', ...retry },
    })
  })

  app.get('/api/openapi.json', (http) => http.json(openApi(tables, version, desk.publicUrl)))
  app.get('/api/live', async (http) => changesFor(http, await contextOf(http)))
  app.route('/', evidenceUploads(desk, contextOf))
  for (const { api, actions } of Object.values(slices))
    app.route('/', routesOf(api, actions, contextOf, { checksOutput: options.checksOutput ?? false }))
  app.route('/', journalUpload(contextOf))
  app.all('/api/*', () => refuse('request.not-found'))
  app.route('/', clockFeed(desk))
  app.route('/', askedPages(desk, contextOf, refusalWords, askedSections))
  app.route('/', reportPages(desk, contextOf))
  app.route('/', publicationPages(desk, contextOf))
  app.route('/', outsidePages(desk, contextOf))
  if (options.web) app.route('/', webFiles(options.web))
  return { app, close: callers.close }
}

const pagePolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** systemd-journal-upload knows no header of ours: its token is the password in its URL. */
function passwordOf(header: string): string | undefined {
  const basic = /^Basic ([A-Za-z0-9+/]{20,400}={0,2})$/.exec(header)?.[1]
  return /^[^:]*:(\S{20,200})$/.exec(Buffer.from(basic ?? '', 'base64').toString('utf8'))?.[1]
}

/** A write that another site made a browser send. Programs send neither header. */
function isForeign(http: HttpContext): boolean {
  const site = http.req.header('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = http.req.header('origin')
  if (!origin) return false
  return (
    !URL.canParse(origin) || new URL(origin).host !== (http.req.header('x-forwarded-host') ?? http.req.header('host'))
  )
}

function addressOf(http: HttpContext, trustsProxy: boolean): string | null {
  const forwarded = trustsProxy ? http.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const socket = (http.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  return forwarded ?? socket?.remoteAddress ?? null
}
