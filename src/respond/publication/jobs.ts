// Publishes what was approved for an hour that has come, and tells the list of what has become public: each address once for each version, also when the desk ends in between.
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { inRecord } from '#src/record/journal.ts'
import { memberLink } from './actions/announce.ts'
import { publishDue } from './actions/publish.ts'
import { noticeMail } from './announce-mail.ts'
import { siteLinks } from './links.ts'
import { subscribersAfter } from './store/announce.ts'
import { nextUnannounced, setAnnounced } from './store.ts'

const lookEveryMs = 10_000
const mostAtOnce = 100

/** The next lot of mails, in one transaction with how far they have come; false when nobody is left to tell. */
export async function announce(context: Context): Promise<boolean> {
  const { desk } = context
  return await inRecord(context, async (tx, journal) => {
    const version = await nextUnannounced(tx)
    if (!version) return false
    const rows = await subscribersAfter(tx, {
      after: version.reached,
      joinedBy: version.publishedAt,
      limit: mostAtOnce,
    })
    for (const { id, email, lang } of rows) {
      const text = version.text[lang] ?? version.text[lang === 'ja' ? 'en' : 'ja']
      if (!text) continue
      const url = siteLinks(desk.publicUrl).permanent(version.slug, lang)
      await enqueueMail(context, tx, {
        to: [{ address: email, name: '' }],
        ...noticeMail({ lang, text, url, leave: await memberLink(desk, id, lang) }),
        purpose: 'announce-notice',
        isAutomatic: true,
      })
    }
    const isLast = rows.length < mostAtOnce
    await setAnnounced(tx, version, { to: rows.at(-1)?.id ?? null, at: isLast ? desk.now() : null })
    if (rows.length > 0)
      journal.append({
        kind: 'change',
        code: 'announce.told',
        about: [{ type: 'publication', id: version.id }],
        facts: { slug: version.slug, count: rows.length },
      })
    return true
  })
}

/** Started by the server; ends with the function it gives. Without a mail server nothing would ever leave. */
export function watchPublications(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      const failed = (error: unknown) => {
        if (!signal.aborted) desk.log('error', 'publication.watch', { error: String(error) })
        return false
      }
      await publishDue(context).catch(failed)
      const isMore = await announce(context).catch(failed)
      if (!isMore) await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
