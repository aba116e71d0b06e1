// The spool: batches that wait on disk until the desk says that it has them. A batch is there whole or not at all, and holds how far its
// file was read with it: that is the one moment at which lines change hands.
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Loss } from '#src/detect/agent/agent.ts'
import { mostLosses } from '#src/detect/agent/bound.ts'
import { sweepUnfinished, syncFolder, writeDurably } from './durable.ts'
import type { Place } from './tail/place.ts'

export type BatchHead = {
  readonly series: string
  readonly number: number
  /** The first number that it stands for: lower than its own when others were dropped in its favour. */
  readonly from: number
  readonly kind: 'lines' | 'loss'
  readonly source: string
  readonly file: string
  readonly format: string
  readonly zone: string | null
  readonly before: number
  readonly learn: number
  readonly lines: number
  readonly at: string
  /** How far the file was read with this batch; null of one that reads nothing. */
  readonly place: Place | null
}
export type NewBatch = Omit<BatchHead, 'series' | 'number' | 'from' | 'at'>
type Kept = { readonly head: BatchHead; readonly bytes: number }

export type SpoolGiven = {
  readonly most: number
  readonly now: () => Date
  /** Writes down how far every file was read, before batches that say it are dropped. */
  readonly save: () => Promise<void>
  /** A batch is on disk: from now on its file was read so far. Comes before the batch can be sent, and be forgotten. */
  readonly reached: (place: Place) => void
}

const fileOf = ({ number }: Pick<BatchHead, 'number'>): string => `${String(number).padStart(16, '0')}.batch`
const headEnd = 10

export class Spool {
  private readonly folder: string
  private readonly given: SpoolGiven
  private kept: Kept[] = []
  private total = 0
  private next: { series: string; number: number }
  /** The batch that was sent at least once: whether the desk has it is not known, so it is never changed or dropped. */
  private attempted = 0
  private wake: () => void = () => {}

  private constructor(folder: string, given: SpoolGiven, next: { series: string; number: number }) {
    this.folder = folder
    this.given = given
    this.next = next
  }

  /** Opens what a crash or a stop left; what the desk is known to have (`acked`) goes. Damaged ones are told to `damaged`. */
  static async open(
    folder: string,
    given: SpoolGiven & {
      readonly series: string
      readonly acked: number
      readonly damaged: (name: string, bytes: number) => void
    },
  ): Promise<Spool> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await sweepUnfinished(folder)
    const { series, acked } = given
    const spool = new Spool(folder, given, { series, number: acked + 1 })
    for (const name of (await readdir(folder)).filter((one) => one.endsWith('.batch')).sort()) {
      const bytes = await readFile(join(folder, name))
      const head = headIn(bytes)
      if (head === null) {
        given.damaged(name, bytes.length)
        await rm(join(folder, name))
        continue
      }
      spool.next.number = Math.max(spool.next.number, head.number + 1)
      if (head.number <= acked) await rm(join(folder, name))
      else spool.kept.push({ head, bytes: bytes.length })
    }
    // A crash between a loss that stands for others and their deletion leaves both.
    const stale = spool.kept.filter(({ head }) =>
      spool.kept.some(({ head: other }) => other.from <= head.number && head.number < other.number),
    )
    for (const { head } of stale) await spool.forget(head)
    spool.total = spool.kept.reduce((sum, one) => sum + one.bytes, 0)
    return spool
  }

  /** What comes from now on is counted under a name that the desk has not heard. */
  beginSeries(series: string): void {
    this.next = { series, number: this.next.number }
  }
  get nextNumber(): { readonly series: string; readonly number: number } {
    return this.next
  }
  get bytes(): number {
    return this.total
  }
  get batches(): number {
    return this.kept.length
  }
  get oldestAt(): string | null {
    return this.kept[0]?.head.at ?? null
  }
  get isFull(): boolean {
    return this.total >= this.given.most
  }
  places(): Place[] {
    return this.kept.flatMap(({ head }) => (head.place ? [head.place] : []))
  }

  async add(batch: NewBatch, content: Uint8Array): Promise<BatchHead> {
    const { series, number } = this.next
    const head: BatchHead = { ...batch, series, number, from: number, at: this.given.now().toISOString() }
    const bytes = bytesOf(head, content)
    await writeDurably(join(this.folder, fileOf(head)), bytes)
    if (head.place) this.given.reached(head.place)
    this.next = { series, number: number + 1 }
    this.kept.push({ head, bytes: bytes.length })
    this.total += bytes.length
    this.wake()
    return head
  }

  /** The next batch to send; from here on it stays as it is. */
  async take(): Promise<{ head: BatchHead; content: Buffer } | null> {
    const first = this.kept[0]
    if (!first) return null
    const bytes = await readFile(join(this.folder, fileOf(first.head)))
    this.attempted = first.head.number
    return { head: first.head, content: bytes.subarray(bytes.indexOf(headEnd) + 1) }
  }

  /** The desk has it. Whoever calls has written down that it has. */
  async done(head: BatchHead): Promise<void> {
    await this.forget(head)
    this.attempted = 0
  }

  /** Resolves when there is something to send, or when the signal ends. */
  async waits(signal: AbortSignal): Promise<void> {
    if (this.kept.length > 0 || signal.aborted) return
    await new Promise<void>((resolve) => {
      this.wake = resolve
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  /** Drops the oldest batch of lines that may be dropped; what it held is stated in its place. False when there is none. */
  async dropOldest(): Promise<boolean> {
    const begin = this.kept[0]?.head.number === this.attempted ? 1 : 0
    const first = this.kept[begin]
    if (!first) return false
    const stated = first.head.kind === 'loss' ? first : null
    const dropped = stated ? this.kept[begin + 1] : first
    if (!dropped || dropped.head.kind === 'loss' || dropped.head.series !== first.head.series) return false
    const before = stated ? await this.lossesOf(stated.head) : []
    const { source, file, at } = dropped.head
    const { lines } = dropped.head
    const bytes = (await this.contentOf(dropped.head)).length
    const losses = merged(before, { source, file, why: 'oldest', lines, bytes, from: at, to: at })
    if (losses.length > mostLosses) return false
    await this.given.save()
    await this.put(dropped, { ...dropped.head, from: first.head.from, ...lossHead, lines: losses.length }, losses)
    if (stated) await this.forget(stated.head)
    return true
  }

  /** States that something was lost, in the batch that stated the last loss while nothing came between. */
  async state(loss: Loss, place: Place | null): Promise<void> {
    const last = this.kept.at(-1)
    const isOpen =
      last?.head.kind === 'loss' && last.head.number !== this.attempted && last.head.series === this.next.series
    if (last && isOpen) {
      const losses = merged(await this.lossesOf(last.head), loss)
      if (losses.length <= mostLosses) {
        await this.given.save()
        await this.put(last, { ...last.head, place: place ?? last.head.place, lines: losses.length }, losses)
        if (place) this.given.reached(place)
        return
      }
    }
    const { source, file } = loss
    await this.add(
      { ...lossHead, source, file, format: 'auto', zone: null, lines: 1, place },
      Buffer.from(JSON.stringify([loss])),
    )
  }

  private async put(old: Kept, head: BatchHead, losses: readonly Loss[]): Promise<void> {
    const bytes = bytesOf(head, Buffer.from(JSON.stringify(losses)))
    await writeDurably(join(this.folder, fileOf(head)), bytes)
    this.kept[this.kept.indexOf(old)] = { head, bytes: bytes.length }
    this.total += bytes.length - old.bytes
  }
  private async contentOf(head: BatchHead): Promise<Buffer> {
    const bytes = await readFile(join(this.folder, fileOf(head)))
    return zstdDecompressSync(bytes.subarray(bytes.indexOf(headEnd) + 1))
  }
  private async lossesOf(head: BatchHead): Promise<Loss[]> {
    return JSON.parse((await this.contentOf(head)).toString('utf8')) as Loss[]
  }
  private async forget(head: BatchHead): Promise<void> {
    await rm(join(this.folder, fileOf(head)), { force: true })
    await syncFolder(this.folder)
    const at = this.kept.findIndex((one) => one.head.number === head.number)
    if (at >= 0) this.total -= this.kept.splice(at, 1)[0]!.bytes
  }
}

const lossHead = { kind: 'loss', learn: 0, before: 0 } as const

function bytesOf(head: BatchHead, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), zstdCompressSync(content)])
}

function headIn(bytes: Buffer): BatchHead | null {
  try {
    const head = JSON.parse(bytes.subarray(0, bytes.indexOf(headEnd)).toString('utf8')) as BatchHead
    return Number.isInteger(head.number) && typeof head.series === 'string' ? head : null
  } catch {
    return null
  }
}

/** Losses of one file for one reason are one statement. */
function merged(before: readonly Loss[], loss: Loss): Loss[] {
  const at = before.findIndex((one) => one.source === loss.source && one.file === loss.file && one.why === loss.why)
  if (at < 0) return [...before, loss]
  const known = before[at]!
  const lines = known.lines === null || loss.lines === null ? null : known.lines + loss.lines
  const sum = { ...known, lines, bytes: known.bytes + loss.bytes, to: loss.to }
  return before.map((one, i) => (i === at ? sum : one))
}
