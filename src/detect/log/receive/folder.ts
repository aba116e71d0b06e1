// Watched folders: files put there are taken in as they grow; rotated, copied and packed ones are known again, so that no line is lost or doubled.
import { stat } from 'node:fs/promises'
import { basename, dirname, relative, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Archive } from '#src/platform/archive/archive.ts'
import type { Incoming } from '#src/platform/archive/row.ts'
import { newSplitter } from '../bytes/lines.ts'
import type { LogEvent } from '../event.ts'
import { type LogReader, newReader } from '../reader.ts'
import { contentFrom, filesIn, hashOf, headOf } from './file-content.ts'
import { type Place, placeIn, sourceOfFile } from './file-place.ts'
import type { Notices } from './notice.ts'
import { isSourceName, type SourceSetting } from './sender.ts'

const lookEveryMs = 1_000
const mostFiles = 10_000
const deepest = 4
/** A last line without its end waits so long for it. */
const restMs = 60_000
/** A packed file is read when it has not changed for so long: half of one cannot be told from a damaged one. */
const settleMs = 2_000
const batchLines = 5_000

export type Sources = { readonly entered: ReadonlyMap<string, SourceSetting>; readonly zone: string }
export type Watching = { close(): Promise<void> }

/** `sources` is asked at each file: what the desk says of them may change. */
export async function watchFolders(
  folders: readonly string[],
  archive: Pick<Archive, 'append' | 'marks'>,
  sources: () => Sources,
  notices: Notices,
): Promise<Watching> {
  const places = new Map<string, Place>()
  let isKnown = false
  const failed = new Map<string, string>()
  const met = new Set<string>()
  /** What a reader learnt of a file on the way (`#Fields`) lasts as long as the desk runs. */
  const readers = new Map<string, LogReader>()
  const stop = new AbortController()

  const look = async (): Promise<void> => {
    if (!isKnown) for (const [key, value] of await archive.marks('file:')) places.set(key, JSON.parse(value) as Place)
    isKnown = true
    for (const root of folders.map((folder) => resolve(folder)))
      for (const path of await filesIn(root, deepest, mostFiles)) {
        if (stop.signal.aborted) return
        try {
          await takeGrown(root, path)
          failed.delete(path)
        } catch (error) {
          const problem = error instanceof Error ? error.message : String(error)
          if (failed.get(path) !== problem) notices.tell({ kind: 'file', path, problem })
          failed.set(path, problem)
        }
      }
  }

  const takeGrown = async (root: string, path: string): Promise<void> => {
    const facts = await stat(path, { bigint: true })
    const [size, changedMs, now] = [Number(facts.size), Number(facts.mtimeMs), Date.now()]
    const key = `file:${facts.dev}:${facts.ino}`
    const known = places.get(key)
    const isResting = now - changedMs > restMs
    const hasRest = isResting && known !== undefined && !known.isPacked && known.offset < size
    if (size === 0 || (known?.size === size && known.changedMs === changedMs && !hasRest)) return
    const head = await headOf(path)
    if (head.isPacked && now - changedMs < settleMs) return
    const file = { path, head: head.bytes, size: head.isPacked ? null : size }
    const start = placeIn(places, key, file, hashOf)
    const source = sourceAt(root, path)
    const { entered, zone } = sources()
    const setting = entered.get(source)
    if (start.isNew || !readers.has(key)) {
      const format = setting?.format ?? 'auto'
      readers.set(key, newReader({ source, file: path, zone: setting?.zone ?? zone, format, receivedAtMs: now }))
      if (start.offset > 0) learnHead(head.bytes, readers.get(key)!)
    }
    const reader = readers.get(key)!
    let batch: Incoming[] = []
    const emit = (event: LogEvent): void => {
      batch.push({ event, source, received: now * 1_000, keep: setting?.keep ?? 'year' })
    }
    const on = {
      line: (line: string, note?: Readonly<Record<string, string | number>>) => reader.line(line, emit, note),
      broken: (error: LogEvent) => reader.broken(error, emit),
    }
    const splitter = newSplitter()
    let [read, tail] = [start.offset, 0]
    /** Minus one until the file was read to its end: then it is looked at again. */
    let seen = -1
    const keep = async (): Promise<void> => {
      reader.end(emit)
      const place: Place = {
        path,
        offset: read - tail,
        size: seen,
        changedMs,
        head: hashOf(head.bytes),
        headBytes: head.bytes.length,
        isPacked: head.isPacked,
        before: start.before,
      }
      await archive.append(batch, { key, value: JSON.stringify(place) })
      batch = []
      places.set(key, place)
    }
    try {
      for await (const chunk of contentFrom(path, start.offset, head.isPacked)) {
        splitter.push(chunk, on)
        read += chunk.length
        const end = chunk.lastIndexOf(10) + 1
        tail = end > 0 ? chunk.length - end : tail + chunk.length
        if (batch.length >= batchLines) await keep()
        if (stop.signal.aborted) return
      }
      seen = size
      if (tail > 0 && (head.isPacked || isResting)) {
        splitter.end(on)
        tail = 0
      }
    } catch (error) {
      if (head.isPacked) seen = size
      throw error
    } finally {
      // What stands before the damage of a packed file is kept.
      await keep()
    }
    if (met.has(source) || entered.has(source)) return
    met.add(source)
    notices.tell({ kind: 'met', names: [source] })
  }

  const looking = (async () => {
    while (!stop.signal.aborted) {
      // While the archive is away the files wait where they are.
      await look().catch(() => undefined)
      await pause(lookEveryMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    async close() {
      stop.abort()
      await looking
    },
  }
}

function sourceAt(root: string, path: string): string {
  const name = sourceOfFile(relative(root, path))
  return isSourceName(name) ? name : basename(dirname(path))
}

/** Lines that say what the columns of the following mean are read again after a restart; they are in the archive already. */
function learnHead(head: Buffer, reader: LogReader): void {
  for (const line of head.toString('utf8').split('\n')) if (line.startsWith('#')) reader.line(line, () => {})
  reader.end(() => {})
}
