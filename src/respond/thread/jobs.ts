// Mail that comes in finds its incident, or becomes a report.
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { takeInMail } from '#src/detect/report/actions/intake.ts'
import type { Context } from '#src/platform/context.ts'
import { boxName, type Incoming, watchMailBox } from '#src/platform/mail/imap.ts'
import type { MailBox } from '#src/platform/mail/settings.ts'
import { markBounced } from '#src/platform/mail/store.ts'
import { inRecord } from '#src/record/journal.ts'
import { partyOf, setTimes } from '#src/respond/notice/store/party.ts'
import type { Belief } from './believed.ts'
import { type IncomingMail, tokensIn } from './incoming.ts'
import { type InOrder, inOrder } from './jobs/in-order.ts'
import { type Read, readSealed } from './jobs/opening.ts'
import { type Answered, addIncoming, answeredBy, cursorOf, isOwn, moveCursor } from './store.ts'

/** One process of a desk reads; another takes over when it is gone. */
const readerLock = 7_410_181

export type TakenAs = 'thread' | 'report' | 'own' | 'known'

/**
 * Takes one mail: into the thread of the incident whose mail it answers, else into the inbox of reports. A closed incident takes nothing
 * more, so an answer to it is a report, which somebody sees. `moved` is written in the same transaction.
 */
export async function takeMail(
  context: Context,
  { bytes, isCut }: Pick<Incoming, 'bytes' | 'isCut'>,
  moved: Moved = async () => {},
): Promise<TakenAs> {
  const { db } = context.desk.state
  const read = await readSealed(context, bytes, isCut)
  const { mail } = read
  if (mail.messageId && (await isOwn(db, mail.messageId))) {
    await moved(db)
    return 'own'
  }
  const tokens = tokensIn(mail.to, context.desk.mail.replyTo ?? null)
  const answered = await answeredBy(db, mail.answers, tokens, mail.from.address)
  if (answered && (answered.isOpen || (mail.sort === 'bounce' && answered.mailId)))
    return intoThread(context, read, answered, bytes, isCut, moved)
  const isOpened = read.encryption === 'pgp' || read.encryption === 'smime'
  const [taken] = await takeInMail(context, isOpened ? read.bytes : bytes)
  if (isOpened) await keepSealed(context, mail, bytes, taken?.id ?? null)
  await moved(db)
  return 'report'
}
type Moved = (db: Parameters<typeof moveCursor>[0]) => Promise<void>

/** A report that came encrypted: what was read is the report, what came stays beside it. */
async function keepSealed(context: Context, mail: IncomingMail, bytes: Buffer, reportId: string | null): Promise<void> {
  const kept = await context.desk.vault.put(bytes)
  await inRecord(context, async (_, journal) => {
    journal.append({
      kind: 'contact',
      code: 'mail.in.opened',
      reportId,
      facts: { from: mail.from.address },
      files: [{ name: 'mail.eml', mediaType: 'message/rfc822', bytes: kept.bytes, sha256: kept.sha256 }],
    })
  })
}

/** The sentence of the record: of an answer also what its signature is worth. */
const codeOf = ({ mail, belief, encryption }: Read): string => {
  if (encryption === 'locked') return 'mail.in.locked'
  const told: readonly Belief[] = ['verified', 'unconfirmed', 'forged']
  return mail.sort === 'reply' && told.includes(belief) ? `mail.in.${belief}` : `mail.in.${mail.sort}`
}

async function intoThread(
  context: Context,
  read: Read,
  answered: Answered,
  bytes: Buffer,
  isCut: boolean,
  moved: Moved,
): Promise<TakenAs> {
  const { desk } = context
  const { mail } = read
  const kept = await desk.vault.put(bytes)
  const now = desk.now()
  return inRecord(context, async (tx, journal) => {
    await moved(tx)
    const id = desk.newId()
    const { incidentId, mailId } = answered
    if (incidentId) {
      const row = {
        id,
        sha256: kept.sha256,
        messageId: mail.messageId,
        incidentId,
        mailId,
        sort: mail.sort,
        from: mail.from.address,
        receivedAt: now,
        signature: read.belief,
        encryption: read.encryption,
      }
      if (!(await addIncoming(tx, row))) return 'known'
    }
    const party = incidentId === null ? null : await partyOf(tx, incidentId, mailId, mail.from.address)
    // What is known to be forged is no answer of theirs.
    if (party && incidentId && mail.sort === 'reply' && read.belief !== 'forged')
      await setTimes(tx, incidentId, party.contactId, { answered: now.toISOString() })
    if (mail.sort === 'bounce' && mailId)
      for (const { address, reply } of mail.failed) await markBounced(tx, mailId, address, reply, now)
    journal.append({
      kind: 'contact',
      code: codeOf(read),
      incidentId,
      party: party?.partyId ?? null,
      when: { from: now.toISOString(), to: now.toISOString(), precision: 'second', zone: desk.zone },
      facts: {
        from: mail.from.name ? `${mail.from.name} <${mail.from.address}>` : mail.from.address,
        sender: answered.isKnown ? 'known' : 'other',
        subject: mail.subject,
        text: mail.text,
        failed: mail.failed.map(({ address, reply }) => `${address} (${reply})`).join(', '),
        cut: isCut ? 'yes' : 'no',
        answers: answered.messageId,
      },
      files: [{ name: 'mail.eml', mediaType: 'message/rfc822', bytes: kept.bytes, sha256: kept.sha256 }],
      searchText: `${mail.subject}\n${mail.text}`.trim(),
    })
    return 'thread'
  })
}

/** Watches the mailboxes of this desk; ends with the function it gives. */
export function watchMailBoxes(context: Context, boxes: readonly MailBox[], everyMs = 5_000): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted && boxes.length > 0) {
      try {
        await desk.state.db.connection().execute(async (one) => {
          const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${readerLock}) as mine`.execute(one)
          if (!rows[0]!.mine) return
          try {
            await Promise.all(boxes.map((box) => watch(context, box, signal)))
          } finally {
            await sql`select pg_advisory_unlock(${readerLock})`.execute(one)
          }
        })
      } catch (error) {
        if (!signal.aborted) desk.log('error', 'mail.boxes', { error: String((error as Error)?.stack ?? error) })
      }
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}

/** Taken at once while a full mailbox is read: the database then writes several in one go. */
const mostAtOnce = 32
const mostBytesAtOnce = 60_000_000
/** What answers another mail may answer one that came just before it. */
const answersAnother = /^(?:in-reply-to|references):/im
const headBytes = 20_000

async function watch(context: Context, box: MailBox, signal: AbortSignal): Promise<void> {
  const { desk } = context
  const name = boxName(box)
  let begun: InOrder<Incoming> | null = null
  const take = {
    async cursor() {
      // After a fault it begins anew, at what is known to be taken.
      await begun?.settle().catch(() => {})
      begun = inOrder<Incoming>({
        work: async (mail) => void (await takeMail(context, mail)),
        done: (mail) => moveCursor(desk.state.db, name, mail.cursor),
        most: mostAtOnce,
        mostBytes: mostBytesAtOnce,
      })
      return await cursorOf(desk.state.db, name)
    },
    async take(mail: Incoming) {
      const head = mail.bytes.subarray(0, headBytes).toString('latin1')
      await begun!.add(mail, mail.bytes.length, answersAnother.test(head))
    },
  }
  await watchMailBox(box, take, desk.log, signal)
  await (begun as InOrder<Incoming> | null)?.settle().catch(() => {})
}
