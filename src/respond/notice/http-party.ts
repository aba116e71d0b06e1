// A party outside answers behind its own link: promises a day, says that it is fixed, asks, hands over a file. It lands in its row.
import type { Hono, Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { refuse } from '#src/core/refusal.ts'
import { instantOf } from '#src/core/time.ts'
import { anybody, desk as deskItself } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import { hashOf, isSecret, makeToken, readToken } from '#src/detect/report/actions/link.ts'
import { answer } from '#src/detect/report/http-answer.ts'
import type { PageFacts } from '#src/detect/report/page.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { counting } from '#src/respond/incident/actions/within.ts'
import { incidentHead, lockIncident } from '#src/respond/incident/store.ts'
import { keep } from '#src/respond/plan/actions/notes.ts'
import { type PartyAct, partyActs, partyPage } from './party-page.ts'
import { partyPageWords } from './party-page-words.ts'
import { setTimes } from './store/party.ts'
import { type LinkedParty, partyByLink } from './store/party-link.ts'

const longestOpenMs = 24 * 3_600_000
const bodyMegabytes = 60
const mostText = 20_000
const furthestDays = 366

/** What the pages of those without an account share. */
export type Tools = {
  readonly contextOf: (http: HttpContext) => Promise<Context>
  readonly factsOf: (http: HttpContext, linked?: { readonly lang: PageFacts['lang'] } | null) => PageFacts
  readonly lost: (http: HttpContext) => Promise<Response>
  readonly tooOften: (http: HttpContext) => Promise<Response | null>
}

export function partyRoutes(app: Hono, desk: Desk, { contextOf, factsOf, lost, tooOften }: Tools): void {
  const find = async (http: HttpContext): Promise<LinkedParty | null> => {
    const secret = http.req.param('secret') ?? ''
    return isSecret(secret) ? await partyByLink(desk.state.db, hashOf(secret)) : null
  }
  type Fault = { text: string; draft: string; act: PartyAct }
  const purposeOf = (linked: LinkedParty): string => `party ${linked.incidentId} ${linked.contactId}`
  const show = async (http: HttpContext, linked: LinkedParty, fault: Fault | null = null): Promise<Response> => {
    // Whoever holds the link was written to about this case: they learn its number and nothing else.
    const { number, phase } = await incidentHead(desk.state.db, deskItself, linked.incidentId)
    const page = partyPage(factsOf(http, linked), {
      ...linked,
      number,
      isClosed: linked.isClosed || phase === 'closed',
      token: await makeToken(desk, purposeOf(linked)),
      isSaved: http.req.query('saved') === '1',
      fault,
    })
    return answer(http, page, fault ? 422 : 200)
  }

  app.get('/party/:secret', async (http) => {
    const linked = await find(http)
    return (await tooOften(http)) ?? (linked ? show(http, linked) : lost(http))
  })
  const limit = bodyLimit({
    maxSize: bodyMegabytes * 1024 ** 2,
    onError: async (http) => {
      const linked = await find(http)
      const text = speaker(partyPageWords, factsOf(http, linked).lang)('error.large', { limit: bodyMegabytes })
      return linked ? show(http, linked, { text, draft: '', act: 'answer' }) : lost(http)
    },
  })
  app.post('/party/:secret', limit, async (http) => {
    const often = await tooOften(http)
    if (often) return often
    const linked = await find(http)
    if (!linked || linked.isClosed) return linked ? show(http, linked) : lost(http)
    const { lang } = factsOf(http, linked)
    const t = speaker(partyPageWords, lang)
    const form = await http.req.formData().catch(() => null)
    const field = (name: string) =>
      String(form?.get(name) ?? '')
        .replace(/\r\n?/g, '\n')
        .trim()
    const text = field('text').slice(0, mostText)
    const act = partyActs.find((one) => one === field('act')) ?? 'answer'
    const fault = (said: string) => show(http, linked, { text: said, draft: text, act })
    const token = await readToken(desk, purposeOf(linked), field('token'))
    if (!token || token.ageMs > longestOpenMs) return fault(t('error.stale'))
    const given = (form?.getAll('files') ?? []).filter((one) => typeof one !== 'string' && one.size > 0) as File[]
    const promisedAt = act === 'promise' ? endOfDay(field('day'), desk) : null
    if (act === 'promise' && promisedAt === null) return fault(t('error.day'))
    if (text === '' && given.length === 0 && act !== 'promise' && act !== 'fixed') return fault(t('error.nothing'))
    const context: Context = { ...(await contextOf(http)), viewer: { ...anybody, name: linked.name }, lang }
    const loaded = await Promise.all(
      given.map(async (file) => ({
        name: file.name,
        mediaType: file.type,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    )
    const files = loaded.length > 0 ? await keep(context, loaded) : []
    await inRecord(context, async (tx, journal) => {
      const incident = await lockIncident(tx, deskItself, linked.incidentId)
      if (incident.phase === 'closed') refuse('incident.closed')
      const { within, settle } = counting(context, tx, journal, incident)
      await setTimes(tx, linked.incidentId, linked.contactId, {
        answered: within.now,
        ...(promisedAt === null ? {} : { expected: promisedAt }),
      })
      within.append({
        kind: 'contact',
        code: `notice.party.said.${act}`,
        party: linked.partyId,
        about: [{ type: 'contact', id: linked.contactId }],
        facts: { name: linked.name, text, promised: promisedAt === null ? '' : { at: promisedAt } },
        files,
        searchText: text,
      })
      await settle()
    })
    http.header('cache-control', 'no-store')
    return http.redirect(`${http.req.path}?lang=${lang}&saved=1`, 303)
  })
  app.get('/party/*', lost)
}

/** The end of a day where the desk is; null when it is none, past, or too far. */
function endOfDay(day: string, { zone, now }: Pick<Desk, 'zone' | 'now'>): string | null {
  if (!z.iso.date().safeParse(day).success) return null
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const at = instantOf(year, month, date, 23, 59, 0, zone)
  const span = at.getTime() - now().getTime()
  return span < 0 || span > furthestDays * 86_400_000 ? null : at.toISOString()
}
