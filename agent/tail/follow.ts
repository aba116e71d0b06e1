// Follows files: what is written to them is read once, whatever becomes of them (renamed, copied and emptied, packed, deleted).
import type { FileHandle } from 'node:fs/promises'
import type { Loss } from '#src/detect/agent/agent.ts'
import type { Watched } from '../config.ts'
import type { NewBatch } from '../spool.ts'
import { type Opened, OtherContent, openFile, readAt, unpackedFrom } from './content.ts'
import { headLines, wholeLines, wideOf } from './cut.ts'
import { type Candidate, candidatesOf } from './find.ts'
import { lossesOf } from './lost.ts'
import { hashOf, type Past, type Place, tailBytes } from './place.ts'
import { startOf } from './start.ts'

export type Outlet = {
  /** False when there is no room: then the lines stay where they are. */
  put(batch: NewBatch, content: Buffer): Promise<boolean>
  lose(loss: Loss, place: Place | null): Promise<void>
}

const chunkBytes = 1_048_576
/** A last line without its end waits so long for it. */
const restMs = 60_000
/** A packed file is read when it has not changed for so long. */
const settleMs = 2_000
/** Whoever writes to a file that was moved away goes on for a moment. */
const closingMs = 5_000
const forgetMs = 7 * 86_400_000
const mostHeld = 256
const mostPlaces = 20_000

export class Follower {
  readonly places: Map<string, Place>
  /** When the files of each line of the settings were last looked for. */
  readonly looked: Map<string, number>
  readonly problems = new Map<string, string>()
  readonly readAt = new Map<string, number>()
  private readonly held = new Map<string, FileHandle>()
  private readonly ignored = new Map<string, string>()
  private readonly outlet: Outlet
  private readonly name: string

  constructor(name: string, outlet: Outlet, places: Iterable<Place>, looked: Readonly<Record<string, number>>) {
    this.name = name
    this.outlet = outlet
    this.places = new Map([...places].map((place) => [place.key, place]))
    this.looked = new Map(Object.entries(looked))
  }

  /** One round over all files. Gives whether something was read. */
  async look(files: readonly Watched[], signal: AbortSignal): Promise<boolean> {
    let hasRead = false
    const done = new Set<string>()
    for (const watched of files) {
      const began = Date.now()
      const followed = [...this.places.values()].filter((one) => one.watched === watched.path && one.goneMs === null)
      const candidates = await candidatesOf(
        watched,
        followed.map((one) => one.path),
        (path, error) => this.problems.set(path, messageOf(error)),
      )
      const present = new Map(candidates.map((one) => [one.key, one]))
      for (const candidate of candidates) {
        if (signal.aborted) return hasRead
        if (done.has(candidate.key)) continue
        done.add(candidate.key)
        try {
          hasRead = (await this.take(watched, candidate, present, signal)) || hasRead
          this.problems.delete(candidate.path)
        } catch (error) {
          this.problems.set(candidate.path, messageOf(error))
        }
      }
      for (const place of followed)
        if (!present.has(place.key)) hasRead = (await this.takeRest(watched, place, signal)) || hasRead
      await this.stateLosses(watched, present)
      this.looked.set(watched.path, began)
    }
    this.forgetOld()
    return hasRead
  }

  async close(): Promise<void> {
    for (const file of this.held.values()) await file.close().catch(() => {})
    this.held.clear()
  }

  private async take(
    watched: Watched,
    candidate: Candidate,
    present: ReadonlyMap<string, Candidate>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { key, path, size, changedMs } = candidate
    const own = this.places.get(key)
    if (own && own.watched !== watched.path) return false
    const stamp = `${size}:${changedMs}`
    const isResting = Date.now() - changedMs > restMs
    const isSame =
      own?.size === size && own.changedMs === changedMs && !(isResting && own.offset < size && !own.isPacked)
    if (isSame || this.ignored.get(key) === stamp || (size === 0 && !own)) {
      if (own && (own.path !== path || own.goneMs !== null)) this.places.set(key, { ...own, path, goneMs: null })
      return false
    }
    const held = this.held.get(key)
    const opened = await openFile(path, held)
    let isKept = held !== undefined
    try {
      if (opened.key !== key) return false
      if (opened.packing !== null && Date.now() - changedMs < settleMs) return false
      const refused = new Set<Past>()
      for (;;) {
        const lookedMs = this.looked.get(watched.path) ?? null
        const start = await startOf(watched, candidate, opened, { places: this.places, present, lookedMs }, refused)
        if (start.kind !== 'read') {
          if (start.kind === 'never') this.ignored.set(key, stamp)
          return false
        }
        const { past, before, origin } = start
        const place = { ...past, ...placeOf(watched, candidate, opened, this.sourceOf(watched)), before }
        try {
          const hasRead =
            opened.packing === null
              ? await this.readPlain(watched, opened, place, isResting, signal)
              : await this.readPacked(watched, opened, place, signal)
          if (origin) this.goesOn(origin.place.key, origin.isBefore)
          if (opened.packing === null && !held && this.held.size < mostHeld) {
            this.held.set(key, opened.file)
            isKept = true
          }
          return hasRead
        } catch (error) {
          if (!(error instanceof OtherContent)) throw error
          refused.add(origin?.past ?? own ?? past)
        }
      }
    } finally {
      if (!isKept) await opened.file.close()
    }
  }

  /** What is still to be read of a file that has gone, through the descriptor that was kept. */
  private async takeRest(watched: Watched, place: Place, signal: AbortSignal): Promise<boolean> {
    const file = this.held.get(place.key)
    const now = Date.now()
    if (!file) {
      if (this.places.get(place.key) === place) this.places.set(place.key, { ...place, goneMs: now })
      return false
    }
    const opened = await openFile(place.path, file)
    const hasRead = opened.size > place.offset && (await this.readPlain(watched, opened, place, true, signal))
    const after = this.places.get(place.key)!
    const isOver = now - opened.changedMs > closingMs && after.offset >= opened.size
    if (isOver || opened.size < place.offset) {
      this.held.delete(place.key)
      await file.close()
      this.places.set(place.key, { ...after, goneMs: now })
    }
    return hasRead
  }

  private async readPlain(
    watched: Watched,
    opened: Opened,
    start: Place,
    isOver: boolean,
    signal: AbortSignal,
  ): Promise<boolean> {
    const wide = wideOf(opened.head)
    let place: Place = { ...start, ...fingerprint(opened) }
    let isWhole = true
    const from = place.offset
    while (!signal.aborted) {
      const bytes = await readAt(opened.file, place.offset, chunkBytes)
      let cut = wholeLines(bytes, wide, place.offset)
      if (cut.bytes === 0 && bytes.length > 0 && (bytes.length === chunkBytes || isOver))
        cut = { bytes: bytes.length, lines: 1 }
      if (cut.bytes === 0) break
      const offset = place.offset + cut.bytes
      const last = await readAt(opened.file, Math.max(0, offset - tailBytes), Math.min(offset, tailBytes))
      const next = {
        ...place,
        offset,
        lines: place.lines + cut.lines,
        tail: hashOf(last),
        tailBytes: last.length,
        size: Math.max(offset, opened.size),
      }
      if (!(await this.send(watched, opened.head, place, next, bytes.subarray(0, cut.bytes)))) {
        isWhole = false
        break
      }
      place = next
    }
    this.settle(place, opened, isWhole && !signal.aborted)
    return place.offset > from
  }

  private async readPacked(watched: Watched, opened: Opened, start: Place, signal: AbortSignal): Promise<boolean> {
    const wide = wideOf(opened.head)
    let place: Place = { ...start, ...fingerprint(opened) }
    let [held, last] = [Buffer.alloc(0), Buffer.alloc(0)]
    const sendOn = async (isEnd: boolean): Promise<boolean> => {
      while (held.length > 0) {
        if (!isEnd && held.length < chunkBytes) return true
        const piece = held.subarray(0, chunkBytes)
        let cut = wholeLines(piece, wide, place.offset)
        if (cut.bytes === 0) cut = { bytes: piece.length, lines: 1 }
        last = Buffer.concat([last, piece.subarray(0, cut.bytes)]).subarray(-tailBytes)
        const offset = place.offset + cut.bytes
        const next = { ...place, offset, lines: place.lines + cut.lines, tail: hashOf(last), tailBytes: last.length }
        if (signal.aborted || !(await this.send(watched, opened.head, place, next, piece.subarray(0, cut.bytes))))
          return false
        place = next
        held = held.subarray(cut.bytes)
      }
      return true
    }
    const from = place.offset
    let isWhole = true
    try {
      for await (const part of unpackedFrom(opened, place.path, start.offset > 0 ? start : null)) {
        held = Buffer.concat([held, part])
        isWhole = await sendOn(false)
        if (!isWhole) break
      }
    } catch (error) {
      if (error instanceof OtherContent) throw error
      // What stands before the damage is kept.
      if (await sendOn(true)) this.settle(place, opened, true)
      throw error
    }
    isWhole &&= await sendOn(true)
    this.settle(place, opened, isWhole)
    return place.offset > from
  }

  /** What was read of a file is known from here on; what could not be put anywhere is looked at again. */
  private settle(place: Place, opened: Opened, isWhole: boolean): void {
    this.places.set(place.key, { ...place, size: opened.size, changedMs: isWhole ? opened.changedMs : -1 })
  }

  private async send(watched: Watched, head: Buffer, before: Place, after: Place, content: Buffer): Promise<boolean> {
    const learnt = before.offset > 0 ? headLines(head, wideOf(head)) : { bytes: Buffer.alloc(0), lines: 0 }
    const batch: NewBatch = {
      kind: 'lines',
      source: after.source,
      file: after.path,
      format: watched.format,
      zone: watched.zone ?? null,
      before: before.lines,
      learn: learnt.lines,
      lines: after.lines - before.lines,
      // Not looked at as a whole yet: after a crash it is looked at again.
      place: { ...after, changedMs: -1 },
    }
    const isPut = await this.outlet.put(batch, Buffer.concat([learnt.bytes, content]))
    if (isPut) this.readAt.set(after.key, Date.now())
    return isPut
  }

  /** A copy or packed remains was read on from where this one stopped: nothing of it is lost. */
  private goesOn(key: string, isBefore: boolean): void {
    const place = this.places.get(key)
    if (!place) return
    if (!isBefore) this.places.set(key, { ...place, size: place.isPacked ? place.size : place.offset })
    else if (place.before) this.places.set(key, { ...place, before: { ...place.before, size: place.before.offset } })
  }

  private async stateLosses(watched: Watched, present: ReadonlyMap<string, Candidate>): Promise<void> {
    for (const place of [...this.places.values()]) {
      if (place.watched !== watched.path) continue
      for (const { loss, after } of lossesOf(place, present.has(place.key), Date.now())) {
        await this.outlet.lose(loss, after)
        this.places.set(place.key, after)
      }
    }
  }

  private sourceOf(watched: Watched): string {
    return watched.source ?? this.name
  }

  private forgetOld(): void {
    const now = Date.now()
    const gone = [...this.places.values()].filter((one) => one.goneMs !== null).sort((a, b) => a.goneMs! - b.goneMs!)
    let over = this.places.size - mostPlaces
    for (const place of gone) if (now - place.goneMs! > forgetMs || over-- > 0) this.places.delete(place.key)
    if (this.ignored.size > mostPlaces) this.ignored.clear()
  }
}

const fingerprint = ({ head }: Opened) => ({ head: hashOf(head), headBytes: head.length })
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)

function placeOf(watched: Watched, { key, path }: Candidate, opened: Opened, source: string) {
  return { key, path, source, watched: watched.path, changedMs: -1, isPacked: opened.packing !== null, goneMs: null }
}
