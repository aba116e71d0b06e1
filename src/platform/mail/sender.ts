import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { giveUpAfterMs, serverWaitAfter, waitAfter } from './backoff.ts'
import type { MailServer } from './settings.ts'
import { type Answer, type Delivered, type Dialogue, openDialogue, type SmtpError, saidOf, smtpLimits } from './smtp.ts'
import {
  beginHanding,
  type DueMail,
  dueMails,
  type Fate,
  noteUnreached,
  rawOf,
  settleRecipients,
  takeBackHanding,
} from './store.ts'

/** One process of a desk sends; another takes over when it is gone. */
const senderLock = 7_410_180
const mailsAtOnce = 50

/** What became of a mail with some of its recipients, for the record. */
export type MailOutcome = { readonly mail: Omit<DueMail, 'recipients'>; readonly fates: readonly Fate[] }

/** Keeps an outcome in one transaction with the entry that tells of it; given by the server, as the record is above this place. */
export type Settle = (work: (tx: Transaction) => Promise<MailOutcome>) => Promise<void>

export type SenderOptions = { readonly everyMs?: number; readonly limits?: typeof smtpLimits }

/**
 * Sends what is due, in order. A mail passes from `waiting` to `handing` on disk before its first byte leaves, and from there to what the
 * server said of it. SMTP has no way to ask whether a server took a mail whose answer never came (RFC 5321 §4.5.5, RFC 1047): such a
 * one goes again with the same Message-ID, counted as a doubt. Nobody is left out; twice is possible in that moment alone.
 */
export function watchOutbox(
  context: Context,
  server: MailServer,
  settle: Settle,
  options: SenderOptions = {},
): () => Promise<void> {
  const { desk } = context
  const everyMs = options.everyMs ?? 1_000
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      try {
        await desk.state.db.connection().execute(async (one) => {
          const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${senderLock}) as mine`.execute(one)
          if (!rows[0]!.mine) return
          try {
            const isMine = async () => void (await sql`select 1`.execute(one))
            await send(context, server, settle, { everyMs, limits: options.limits ?? smtpLimits, signal, isMine })
          } finally {
            await sql`select pg_advisory_unlock(${senderLock})`.execute(one)
          }
        })
      } catch (error) {
        if (!signal.aborted) desk.log('error', 'mail.sender', { error: String((error as Error)?.stack ?? error) })
      }
      await pause(everyMs * 5, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}

type Run = {
  readonly everyMs: number
  readonly limits: typeof smtpLimits
  readonly signal: AbortSignal
  /** Throws when the connection that holds the lock is gone: another process may send by now. */
  readonly isMine: () => Promise<void>
}

async function send({ desk }: Context, server: MailServer, settle: Settle, run: Run): Promise<void> {
  const { signal } = run
  const doubtful = await takeBackHanding(desk.state.db, desk.now())
  if (doubtful > 0) desk.log('warn', 'mail.doubtful', { recipients: doubtful })
  let dialogue: Dialogue | null = null
  let failures = 0
  const hangUp = () => {
    dialogue?.close()
    dialogue = null
  }
  signal.addEventListener('abort', hangUp, { once: true })
  try {
    while (!signal.aborted) {
      await run.isMine()
      const due = await dueMails(desk.state.db, desk.now(), mailsAtOnce)
      if (due.length === 0) {
        hangUp()
        await pause(run.everyMs, undefined, { signal }).catch(() => {})
        continue
      }
      try {
        dialogue ??= await openDialogue(server, run.limits)
      } catch (error) {
        failures++
        const said = saidOf(error as SmtpError)
        desk.log('warn', 'mail.server-away', { host: server.host, port: server.port, said, failures })
        await noteUnreached(desk.state.db, said, desk.now())
        await giveUp(due, said)
        await pause(serverWaitAfter(failures), undefined, { signal }).catch(() => {})
        continue
      }
      failures = 0
      for (const mail of due) {
        if (signal.aborted || !dialogue) break
        await run.isMine()
        const addresses = mail.recipients.map((one) => one.address)
        const raw = await rawOf(desk.state.db, mail.id)
        const delivered = await (dialogue as Dialogue).deliver(desk.mail.from.address, addresses, raw, () =>
          beginHanding(desk.state.db, mail.id, addresses),
        )
        if (delivered.kind !== 'answered' || delivered.isClosing) hangUp()
        // Asked to end before the server answered: what had begun stays `handing`, and whoever sends next takes it back.
        if (signal.aborted && delivered.kind === 'lost') return
        if (delivered.kind === 'withdrawn') continue
        await keep(mail, fatesOf(mail, delivered, desk.now()))
      }
    }
  } finally {
    signal.removeEventListener('abort', hangUp)
    hangUp()
  }

  async function keep(mail: DueMail, fates: readonly Fate[]): Promise<void> {
    if (fates.length === 0) return
    const { recipients: _, ...about } = mail
    await settle(async (tx) => {
      await settleRecipients(tx, mail.id, fates, desk.now())
      return { mail: about, fates }
    })
  }

  async function giveUp(due: readonly DueMail[], said: string): Promise<void> {
    const now = desk.now()
    for (const mail of due) {
      const late = mail.recipients.filter(({ since }) => now.getTime() - Date.parse(since) > giveUpAfterMs)
      await keep(
        mail,
        late.map(({ address }) => ({ address, state: 'failed', reply: said })),
      )
    }
  }
}

/** From what the server said to what becomes of each recipient: 2xx is sent, 5xx is for good, anything else is tried again for five days. */
export function fatesOf(mail: DueMail, delivered: Exclude<Delivered, { kind: 'withdrawn' }>, now: Date): Fate[] {
  return mail.recipients.flatMap(({ address, tries, since }): Fate[] => {
    const again = (reply: string, isDoubt: boolean): Fate =>
      now.getTime() - Date.parse(since) > giveUpAfterMs
        ? { address, state: 'failed', reply }
        : { address, state: 'waiting', reply, nextAt: new Date(now.getTime() + waitAfter(tries + 1)), isDoubt }
    if (delivered.kind === 'lost') return [again(delivered.text, delivered.hadBegun)]
    const answer = delivered.answers.find((one) => one.address.toLowerCase() === address) as Answer | undefined
    const code = answer?.code ?? 0
    if (code >= 200 && code < 300) return [{ address, state: 'sent', reply: answer!.text }]
    if (code >= 500) return [{ address, state: 'failed', reply: answer!.text }]
    return [again(answer?.text ?? '', false)]
  })
}
