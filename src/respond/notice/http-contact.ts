// A contact says behind its own link whether what we hold of it is still right. What it wants changed a person changes: a link may be stolen.
import type { Hono, Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { anybody } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import { hashOf, isSecret, makeToken, readToken } from '#src/detect/report/actions/link.ts'
import { answer } from '#src/detect/report/http-answer.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import type { Contact } from '#src/prepare/contact/contact.ts'
import { contactById, setConfirmed } from '#src/prepare/contact/store.ts'
import { inRecord } from '#src/record/journal.ts'
import { contactPage } from './contact-page.ts'
import { contactPageWords } from './contact-page-words.ts'
import type { Tools } from './http-party.ts'
import { contactIdByLink, setContactAnswered } from './store/contact-asked.ts'

const longestOpenMs = 24 * 3_600_000
const largestForm = 32 * 1024
const mostText = 4_000

export function contactRoutes(app: Hono, desk: Desk, { contextOf, factsOf, lost, tooOften }: Tools): void {
  const find = async (http: HttpContext): Promise<Contact | null> => {
    const secret = http.req.param('secret') ?? ''
    const id = isSecret(secret) ? await contactIdByLink(desk.state.db, hashOf(secret)) : null
    const contact = id === null ? null : await contactById(desk.state.db, id)
    return contact === null || contact.isEnded ? null : contact
  }
  const show = async (http: HttpContext, contact: Contact, fault: { text: string; draft: string } | null = null) => {
    const said = http.req.query('said')
    const page = contactPage(factsOf(http, contact), contact, {
      token: await makeToken(desk, `contact ${contact.id}`),
      said: said === 'right' || said === 'wrong' ? said : null,
      fault,
    })
    return answer(http, page, fault ? 422 : 200)
  }
  app.get('/contact/:secret', async (http) => {
    const contact = await find(http)
    return (await tooOften(http)) ?? (contact ? show(http, contact) : lost(http))
  })
  app.post('/contact/:secret', bodyLimit({ maxSize: largestForm, onError: lost }), async (http) => {
    const contact = await find(http)
    const often = await tooOften(http)
    if (often) return often
    if (!contact) return lost(http)
    const { id, name } = contact
    const { lang } = factsOf(http, contact)
    const t = speaker(contactPageWords, lang)
    const form = await http.req.formData().catch(() => null)
    const text = String(form?.get('text') ?? '')
      .replace(/\r\n?/g, '\n')
      .trim()
      .slice(0, mostText)
    const act = form?.get('act') === 'right' ? 'right' : 'wrong'
    const token = await readToken(desk, `contact ${id}`, String(form?.get('token') ?? ''))
    if (!token || token.ageMs > longestOpenMs) return show(http, contact, { text: t('error.stale'), draft: text })
    if (act === 'wrong' && text === '') return show(http, contact, { text: t('error.nothing'), draft: '' })
    const context: Context = { ...(await contextOf(http)), viewer: { ...anybody, name }, lang }
    await inRecord(context, async (tx, journal) => {
      const at = desk.now()
      await setContactAnswered(tx, id, at, act === 'right' ? '' : text)
      if (act === 'right') await setConfirmed(tx, id, at, name)
      journal.append({
        kind: 'contact',
        code: act === 'right' ? 'notice.contact.still-right' : 'notice.contact.to-correct',
        about: [{ type: 'contact', id }],
        facts: act === 'right' ? { name } : { name, text },
      })
    })
    http.header('cache-control', 'no-store')
    return http.redirect(`${http.req.path}?lang=${lang}&said=${act}`, 303)
  })
  app.get('/contact/*', lost)
}
