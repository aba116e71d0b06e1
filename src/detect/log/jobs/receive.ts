import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { inRecord, type NewEntry } from '#src/record/journal.ts'
import type { Notice } from '../receive/notice.ts'
import type { Listening, Ports } from '../receive/receiver.ts'
import { sayLogTrouble } from '../receive/trouble.ts'
import { logArchiveOf } from '../receive/wire.ts'
import { meetSources, readSources } from '../store.ts'

const againMs = 1_000
const hourMs = 3_600_000
/** A forger can make up names without end; the record takes so many an hour and then says how many more there were. */
const mostMet = 50

export type Receiving = {
  readonly ports: Ports
  /** Tells the receivers what the desk now says of its sources. */
  know(): Promise<void>
  close(): Promise<void>
}

/** Lets the thread of the archive listen, and puts what it has to tell on the record. */
export async function receiveLogs(context: Context, listening: Listening): Promise<Receiving> {
  const { desk } = context
  const stop = new AbortController()
  const know = async (): Promise<void> => {
    const archive = await logArchiveOf(desk)
    await archive.know(await readSources(desk.state.db), desk.zone)
  }
  const start = async (): Promise<Ports> => {
    await know()
    return (await logArchiveOf(desk)).listen(listening)
  }
  const ports = await start()
  let met = { since: 0, count: 0 }

  const note = async (notice: Notice): Promise<void> => {
    if (notice.kind === 'trouble') {
      sayLogTrouble(desk, notice.detail)
      desk.log(notice.detail === null ? 'info' : 'error', 'archive', { detail: notice.detail })
      return
    }
    if (notice.kind === 'met') return meet(notice.names)
    desk.log('warn', `receive.${notice.kind}`, notice)
    const entry = entryOf(notice)
    if (entry) await inRecord(context, async (_, journal) => void journal.append(entry))
  }
  const meet = async (names: readonly string[]): Promise<void> => {
    const now = desk.now().getTime()
    if (now - met.since > hourMs) met = { since: now, count: 0 }
    await inRecord(context, async (tx, journal) => {
      for (const name of await meetSources(tx, names, desk.now()))
        if (++met.count <= mostMet)
          journal.append({ kind: 'change', code: 'log.source-met', about: [about(name)], facts: { name } })
        else desk.log('warn', 'receive.met', { name })
    })
  }

  const listen = async (): Promise<void> => {
    let isListening = true
    while (!stop.signal.aborted) {
      try {
        if (!isListening) await start()
        isListening = true
        const archive = await logArchiveOf(desk)
        for await (const notice of archive.notices(stop.signal))
          await note(notice).catch((error) => desk.log('error', 'receive', { error: String(error) }))
      } catch (error) {
        if (stop.signal.aborted) return
        // The thread died: it is started anew and listens again on the same ports.
        isListening = false
        desk.log('error', 'receive', { error: String(error) })
        await pause(againMs, undefined, { signal: stop.signal }).catch(() => {})
      }
    }
  }
  const telling = listen()
  return {
    ports,
    know,
    async close() {
      stop.abort()
      await telling
    },
  }
}

const about = (name: string) => ({ type: 'log-source', id: name })

function entryOf(notice: Notice): NewEntry | null {
  if (notice.kind === 'finding') {
    const { source: name, finding } = notice
    const facts =
      finding.kind === 'flood'
        ? { name, perMinute: finding.perMinute, usual: finding.usual }
        : { name, fromSeconds: Math.round(finding.fromMs / 1_000), toSeconds: Math.round(finding.toMs / 1_000) }
    return { kind: 'change', code: `log.source-${finding.kind}`, about: [about(name)], facts }
  }
  return notice.kind === 'dropped'
    ? { kind: 'change', code: 'log.datagrams-dropped', facts: { count: notice.count } }
    : null
}
