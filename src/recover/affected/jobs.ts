// Sends approved letters to the affected: each mailbox once, also when the desk ends in between.
import { setTimeout as pause } from 'node:timers/promises'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { inRecord } from '#src/record/journal.ts'
import { filledIn } from './affected.ts'
import { type Addressee, addressees, mailsOf, nextLetter, setLetterTold, setReached } from './store/letter.ts'
import { affectedEntryWords } from './words.ts'

const lookEveryMs = 10_000
const mostAtOnce = 200
const mostSubject = 500

/** The next lot, in one transaction with how far it came; false when nothing is left to send. */
export async function sendLetters(context: Context): Promise<boolean> {
  const { desk } = context
  return await inRecord(context, async (tx, journal) => {
    const letter = await nextLetter(tx)
    if (!letter) return false
    const lot = await addressees(tx, letter, mostAtOnce)
    const seen = new Set<string>()
    const told: { id: string; mailbox: string; mailId: string | null }[] = []
    for (const one of lot) {
      const isFirst = !one.isTold && !seen.has(one.email)
      seen.add(one.email)
      const mail = isFirst ? await enqueueMail(context, tx, letterTo(one, letter[one.lang])) : null
      told.push({ id: one.id, mailbox: one.email, mailId: mail?.id ?? null })
    }
    const at = desk.now().toISOString()
    await setLetterTold(tx, letter, told, at, context.viewer.name)
    const isLast = lot.length < mostAtOnce
    await setReached(tx, letter.id, { no: lot.at(-1)?.no ?? letter.reached, doneAt: isLast ? at : null })
    if (isLast)
      journal.append({
        kind: 'contact',
        code: 'affected.letter.sent',
        incidentId: letter.incidentId,
        facts: { no: letter.no, count: await mailsOf(tx, letter.id) },
      })
    return true
  })
}

/** Without the incident: whoever may read its mail may not read this list. */
function letterTo(one: Addressee, { subject, text }: { subject: string; text: string }) {
  const t = speaker(affectedEntryWords, one.lang)
  const lost = one.lost.map((loss) => t(`affected.lost.${loss}`)).join(one.lang === 'ja' ? '、' : ', ')
  const facts = { name: one.name, reference: one.reference, lost: lost || t('affected.lost.none') }
  return {
    to: [{ address: one.email, name: '' }],
    subject: filledIn(subject, facts)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .slice(0, mostSubject),
    text: filledIn(text, facts),
    purpose: 'affected',
    isAutomatic: true,
  }
}

/** Started by the server; ends with the function it gives. */
export function watchLetters(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      const isMore = await sendLetters(context).catch((error: unknown) => {
        if (!signal.aborted) desk.log('error', 'affected.letter', { error: String(error) })
        return false
      })
      if (!isMore) await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
