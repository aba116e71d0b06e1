// Everything that comes in by itself: sockets, watched folders, batches of forwarders. Lives in the thread that owns the archive.
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Archive } from '#src/platform/archive/archive.ts'
import { type Incoming, originalOf } from '#src/platform/archive/row.ts'
import { type IntakeGiven, type Taken, takeIn } from '../actions/intake.ts'
import type { At } from './at.ts'
import { newBulk } from './bulk.ts'
import { type Sources, type Watching, watchFolders } from './folder.ts'
import { newLineReading, ownLine } from './line.ts'
import { type Notice, newNotices } from './notice.ts'
import { newQueue } from './queue.ts'
import type { SourceSetting } from './sender.ts'
import { type Inlet, type Listener, listenTcp } from './tcp.ts'
import { listenUdp } from './udp.ts'

export type Listening = {
  readonly udp: At | null
  readonly tcp: At | null
  readonly tls: (At & { readonly cert: string; readonly key: string; readonly ca: string | null }) | null
  readonly folders: readonly string[]
}
export type Ports = { readonly udp: number | null; readonly tcp: number | null; readonly tls: number | null }
export type BatchGiven = IntakeGiven & { readonly file: string | null }
export type BatchTaken = Taken & {
  readonly isRepeated: boolean
  /** The highest number of its series that was stored before. */
  readonly after?: number
}
/** A batch that its sender numbers: what stands at or below the highest number stored under the key is stored. */
export type Counted = { readonly key: string; readonly number: number }

/** Lines that one batch of a forwarder may hold: they go to disk together or not at all. */
const mostBatchLines = 500_000
/** A few packed megabytes unpack to gigabytes. */
const mostBatchChars = 256 * 1024 * 1024
const closingMs = 10_000

export type Receiver = {
  know(settings: readonly SourceSetting[], zone: string): Promise<void>
  listen(listening: Listening): Promise<Ports>
  takeFile(bytes: Uint8Array, file: string, given: IntakeGiven): Promise<Taken>
  /** Stores a batch once, however often it is sent: `id` is what the forwarder calls it; without one it is stored each time. */
  takeBatch(bytes: Uint8Array, id: string | Counted | null, given: BatchGiven): Promise<BatchTaken>
  notices(signal: AbortSignal): AsyncIterable<Notice>
  stop(): Promise<void>
}

export function newReceiver(archive: Archive): Receiver {
  const notices = newNotices()
  const lines = newLineReading(notices)
  let trouble: string | null = null
  const queue = newQueue(archive, (detail) => {
    if (detail !== trouble) notices.tell({ kind: 'trouble', detail })
    trouble = detail
  })
  let sources: Sources = { entered: new Map(), zone: 'UTC' }
  let listeners: Listener[] = []
  let watching: Watching | null = null
  let refusedSince = 0
  const inlet: Inlet = {
    take: (message, peer) => queue.put(lines.read(message, peer, Date.now())),
    isFull: () => queue.isFull,
    refused(address, why) {
      // One that is refused again and again is said once a minute.
      if (Date.now() - refusedSince < 60_000) return
      refusedSince = Date.now()
      notices.tell({ kind: 'refused', address, why })
    },
  }
  queue.onFull((isFull) => {
    for (const listener of listeners) listener.pause(isFull)
  })
  const dropped = (count: number): void => {
    queue.put(ownLine('datagrams-dropped', `${count} UDP datagrams were dropped`, { 'event.count': count }))
    notices.tell({ kind: 'dropped', count })
  }
  const close = async (): Promise<void> => {
    const all = listeners
    listeners = []
    await Promise.all(all.map((listener) => listener.close()))
    await watching?.close()
    watching = null
  }
  const batches = new Map<string, Promise<BatchTaken>>()
  const series = new Map<string, Promise<BatchTaken>>()

  return {
    async know(settings, zone) {
      lines.know(settings, zone)
      sources = { entered: new Map(settings.map((one) => [one.name, one])), zone }
    },
    async listen({ udp, tcp, tls, folders }) {
      await close()
      const onUdp = udp && (await listenUdp(udp, inlet, dropped))
      if (onUdp) listeners.push(onUdp)
      const onTcp = tcp && (await listenTcp(tcp, inlet, null))
      if (onTcp) listeners.push(onTcp)
      const onTls = tls && (await listenTcp(tls, inlet, await tlsFiles(tls)))
      if (onTls) listeners.push(onTls)
      if (folders.length > 0) watching = await watchFolders(folders, archive, () => sources, notices)
      return { udp: onUdp?.port ?? null, tcp: onTcp?.port ?? null, tls: onTls?.port ?? null }
    },
    async takeFile(bytes, file, given) {
      const bulk = newBulk(archive)
      try {
        return await takeIn(bulk, Readable.from([bytes]), file, given)
      } finally {
        // What was there before the damage is kept.
        await bulk.end()
      }
    },
    async takeBatch(bytes, id, given) {
      if (id !== null && typeof id === 'object') {
        // One after the other: a batch that is sent again while its first sending is being stored finds it stored.
        const before = series.get(id.key) ?? Promise.resolve()
        const taking = before.then(
          () => takeCounted(archive, bytes, id, given),
          () => takeCounted(archive, bytes, id, given),
        )
        series.set(id.key, taking)
        return taking.finally(() => {
          if (series.get(id.key) === taking) series.delete(id.key)
        })
      }
      const key = `batch:${given.source}:${id}`
      const running = id === null ? undefined : batches.get(key)
      if (running) return { ...(await running), isRepeated: true }
      const taking = takeOnce(archive, bytes, id === null ? null : key, given)
      if (id === null) return taking
      batches.set(key, taking)
      return taking.finally(() => batches.delete(key))
    },
    notices: (signal) => notices.listen(signal),
    async stop() {
      await close()
      await queue.drain(closingMs)
    },
  }
}

async function takeCounted(
  archive: Archive,
  bytes: Uint8Array,
  { key, number }: Counted,
  given: BatchGiven,
): Promise<BatchTaken> {
  const mark = (await archive.marks(key)).get(key)
  const after = mark === undefined ? 0 : Number(mark)
  if (number <= after) return { lines: 0, errors: 0, firstAt: null, lastAt: null, isRepeated: true, after }
  const { all, taken } = await gatherBatch(bytes, given)
  await archive.append(all, { key, value: String(number) })
  return { ...taken, isRepeated: false, after }
}

async function takeOnce(
  archive: Archive,
  bytes: Uint8Array,
  key: string | null,
  given: BatchGiven,
): Promise<BatchTaken> {
  const before = key === null ? undefined : (await archive.marks(key)).get(key)
  if (before !== undefined) return { ...(JSON.parse(before) as Taken), isRepeated: true }
  const { all, taken } = await gatherBatch(bytes, given)
  if (key === null) await archive.append(all)
  else await archive.append(all, { key, value: JSON.stringify(taken) })
  return { ...taken, isRepeated: false }
}

/** A batch goes to disk whole or not at all, so all of it is read before. */
async function gatherBatch(bytes: Uint8Array, given: BatchGiven): Promise<{ all: Incoming[]; taken: Taken }> {
  const all: Incoming[] = []
  let chars = 0
  const gather = {
    async append(events: readonly Incoming[]) {
      if (all.length + events.length > mostBatchLines)
        throw Object.assign(new Error(`${mostBatchLines} lines`), { name: 'BatchTooLarge' })
      for (const event of events) {
        chars += originalOf(event).length
        all.push(event)
      }
      if (chars > mostBatchChars)
        throw Object.assign(new Error(`${mostBatchChars / 1024 / 1024} MB`), { name: 'BatchTooLarge' })
    },
  }
  const taken = await takeIn(gather, Readable.from([bytes]), given.file, given)
  return { all, taken }
}

async function tlsFiles({ cert, key, ca }: NonNullable<Listening['tls']>) {
  return { cert: await readFile(cert), key: await readFile(key), ca: ca === null ? null : await readFile(ca) }
}
