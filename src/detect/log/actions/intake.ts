import type { Archive } from '#src/platform/archive/archive.ts'
import { type Incoming, microsOf, stampOf } from '#src/platform/archive/row.ts'
import { newSplitter } from '../bytes/lines.ts'
import { unpack } from '../bytes/unpack.ts'
import type { LogEvent } from '../event.ts'
import { newReader } from '../reader.ts'
import { filledLine, type Matched } from '../template/template.ts'

export type IntakeGiven = {
  readonly source: string
  readonly format: string
  readonly zone: string
  readonly year: number | null
  readonly keep: string
  readonly receivedAtMs: number
  /** Lines of the file that stand before these, where it comes in parts. */
  readonly before?: number
  /** So many lines at the beginning were taken in with an earlier part: they only say how the others are read. */
  readonly learn?: number
}
export type Taken = {
  readonly lines: number
  readonly errors: number
  readonly firstAt: string | null
  readonly lastAt: string | null
}

/** Lines that go to the archive together. */
const batchLines = 10_000

/** Reads one log file into the archive: every line becomes an event or an event that says why it could not be read. */
export async function takeIn(
  archive: Pick<Archive, 'append'>,
  input: AsyncIterable<Uint8Array>,
  file: string | null,
  given: IntakeGiven,
): Promise<Taken> {
  let batch: Incoming[] = []
  let [lines, errors] = [0, 0]
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const received = given.receivedAtMs * 1_000
  const emit = (event: LogEvent): void => {
    lines++
    if (event['event.kind'] === 'pipeline_error') errors++
    const time = event['@timestamp']
    const ts = typeof time === 'string' ? microsOf(time) : null
    if (ts !== null) lies(ts)
    batch.push({ event, source: given.source, received, keep: given.keep, stated: ts })
  }
  const lies = (ts: number): void => {
    if (ts < first) first = ts
    if (ts > last) last = ts
  }
  const take = (matched: Matched): void => {
    lines++
    lies(matched.micros)
    batch.push(filledLine(matched, given.source, received, given.keep))
  }
  const flush = async (least: number): Promise<void> => {
    if (batch.length < least || batch.length === 0) return
    const full = batch
    batch = []
    await archive.append(full)
  }
  for await (const part of unpack(input, file)) {
    let toLearn = given.learn ?? 0
    const here = { ...given, before: (given.before ?? 0) - toLearn, file: part.name }
    // Lines that only teach go nowhere: they are read as events.
    const reader = newReader(here, toLearn === 0 ? take : undefined)
    const splitter = newSplitter()
    const on = {
      line: (line: string, note?: Readonly<Record<string, string | number>>) => {
        if (toLearn <= 0) return reader.line(line, emit, note)
        toLearn--
        reader.line(line, () => {}, note)
        if (toLearn === 0) reader.end(() => {})
      },
      broken: (error: LogEvent) => reader.broken(error, emit),
    }
    try {
      for await (const chunk of part.chunks) {
        splitter.push(chunk, on)
        await flush(batchLines)
      }
    } finally {
      // What was there before the damage is kept; the damage itself goes to whoever asked.
      splitter.end(on)
      reader.end(emit)
      await flush(1)
    }
  }
  return {
    lines,
    errors,
    firstAt: Number.isFinite(first) ? stampOf(first) : null,
    lastAt: Number.isFinite(last) ? stampOf(last) : null,
  }
}
