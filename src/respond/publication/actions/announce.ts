// Joining and leaving the list of those who are told by mail; only who reads the address decides (double opt-in).
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { hashOf, linkSecret } from '#src/detect/report/actions/link.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { inRecord } from '#src/record/journal.ts'
import { confirmMail } from '../announce-mail.ts'
import { siteLinks } from '../links.ts'
import { pageWords } from '../page-words.ts'
import { type Subscriber, setAsked, setOff, setOn, subscriberOf } from '../store/announce.ts'

/** However often somebody asks, one address gets one mail in this time. */
const askAgainMs = 3_600_000

export const memberSecret = (desk: Desk, id: string): Promise<string> => linkSecret(desk, 'announce', id)
export const memberLink = async (desk: Desk, id: string, lang: Language): Promise<string> =>
  `${siteLinks(desk.publicUrl).base}/list/${await memberSecret(desk, id)}?lang=${lang}`

/** Whether an address is on the list is told to nobody but its reader: what follows is always the same mail. */
export async function askToJoin(context: Context, { email, lang }: { email: string; lang: Language }): Promise<void> {
  const { desk } = context
  await inRecord(context, async (tx, journal) => {
    const known = await subscriberOf(tx, email)
    const at = desk.now()
    if (known && at.getTime() - known.askedAt.getTime() < askAgainMs) return
    const id = known?.id ?? desk.newId()
    await setAsked(tx, { id, email, lang, linkHash: hashOf(await memberSecret(desk, id)), at })
    const name = desk.organisation || speaker(pageWords, lang)('desk')
    await enqueueMail(context, tx, {
      to: [{ address: email, name: '' }],
      ...confirmMail({ lang, desk: name, url: await memberLink(desk, id, lang) }),
      purpose: 'announce-confirm',
      isAutomatic: true,
    })
    journal.append({
      kind: 'change',
      code: 'announce.asked',
      about: [{ type: 'announce-subscriber', id }],
      facts: { email },
    })
  })
}

/** Pressed behind the link that came by mail. Pressed twice, it is done once. */
export async function joinOrLeave(context: Context, { id, email }: Subscriber, act: 'join' | 'leave'): Promise<void> {
  await inRecord(context, async (tx, journal) => {
    const now = await subscriberOf(tx, email)
    if (now?.id !== id || (now.state === 'on') === (act === 'join')) return
    await (act === 'join' ? setOn : setOff)(tx, id, context.desk.now())
    journal.append({
      kind: 'change',
      code: act === 'join' ? 'announce.joined' : 'announce.left',
      about: [{ type: 'announce-subscriber', id }],
      facts: { email },
    })
  })
}
