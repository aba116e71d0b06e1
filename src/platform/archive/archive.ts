import type { Batch } from './batch.ts'
import type { ClockError } from './clock.ts'
import type { Query } from './query.ts'
import type { Found, Incoming } from './row.ts'

/** What is searched: the query, a span of corrected time (microseconds; from included, to not), and what is known of the clocks. */
export type Ask = {
  readonly query: Query
  readonly from: number | null
  readonly to: number | null
  readonly clocks: readonly ClockError[]
  readonly sources?: readonly string[]
}

export type Order = 'newest' | 'oldest'

/** A search answers in steps, so that a page shows what it has: lines as they are found, and how far it came. */
export type Step<T> = {
  readonly found: T
  /** Share of the span that has been looked at, 0 to 1. */
  readonly progress: number
  /** Parts of the archive that could not be asked: then the answer is partial and the reader is told. */
  readonly missing: readonly string[]
}

export type Bucket = { readonly from: number; readonly count: number }
export type Facet = {
  readonly field: string
  readonly values: readonly { readonly value: string; readonly count: number }[]
}

/** A closed day of one class of retention, whose lines never change again: a file, or the lines that a cluster holds of it. */
export type Segment = {
  readonly name: string
  /** Day of the stated times in UTC, `2026-11-21`. */
  readonly day: string
  readonly keep: string
  readonly rows: number
  readonly firstTs: number
  readonly lastTs: number
  readonly firstSeq: number
  readonly lastSeq: number
  /** Of its file, or of the lines that were hashed. */
  readonly bytes: number
  readonly sha256: string
}

export type SegmentFault = { readonly segment: Segment; readonly fault: 'missing' | 'altered' }

export type SourceCount = {
  readonly source: string
  readonly events: number
  readonly firstTs: number
  readonly lastTs: number
  readonly lastReceived: number
}

/**
 * How far a sender or a file was taken in: written in the same breath as its lines, so that what is sent again after a crash is neither
 * lost nor there twice.
 */
export type Mark = { readonly key: string; readonly value: string }

/** Every log line that the desk was sent, for as long as it is kept. Two engines, one meaning: embedded DuckDB, or a ClickHouse cluster. */
export type Archive = {
  /** Resolves when the lines are on disk. They get their numbers in the order given. */
  append(events: readonly Incoming[], mark?: Mark): Promise<void>
  /** A batch in the form of this engine, where it has one. See `newBatch`. */
  gather?(): Batch
  /** The marks whose key begins so, by key. */
  marks(prefix: string): Promise<Map<string, string>>
  /** Forgets marks that begin so and were last written before `before` (milliseconds). */
  unmark(prefix: string, before: number): Promise<void>
  search(ask: Ask, order: Order, most: number, signal: AbortSignal): AsyncIterable<Step<Found[]>>
  /** Every line that fits, oldest first, in pieces of bounded size. */
  scan(ask: Ask, signal: AbortSignal): AsyncIterable<Step<Found[]>>
  /** The lines after this number, in the order they came in; at most so many, and none only when there are no more. */
  since(seq: number, most: number, clocks: readonly ClockError[]): Promise<Found[]>
  /** The highest number that a line has; 0 of an archive without lines. */
  lastSeq(): Promise<number>
  /** Lines over time: each step holds the whole histogram as far as known. `width` in microseconds. */
  histogram(ask: Ask, width: number, signal: AbortSignal): AsyncIterable<Step<Bucket[]>>
  facets(ask: Ask, fields: readonly string[], most: number, signal: AbortSignal): AsyncIterable<Step<Facet[]>>
  /** A line, and those before and after it of the same source in the order they came. */
  around(seq: number, before: number, after: number, clocks: readonly ClockError[]): Promise<Found[]>
  bySeq(seqs: readonly number[], clocks: readonly ClockError[]): Promise<Found[]>
  sources(): Promise<SourceCount[]>
  /** Parts of the archive that cannot be asked now: what is told of lines and sources meanwhile may lack some. */
  missing(): Promise<readonly string[]>
  segments(): Promise<Segment[]>
  /** Writes every day before `day` (UTC, `2026-11-21`) that still has open lines to files of its own; says which are new. */
  close(day: string): Promise<Segment[]>
  verify(day: string | null): AsyncIterable<{ readonly segment: Segment; readonly fault: SegmentFault['fault'] | null }>
  /** Deletes a closed day for good; only retention and its record ask for it. */
  drop(name: string): Promise<Segment | null>
  bytes(): Promise<number>
  /**
   * Puts everything as it is now into an empty folder, from which an archive opens again; closed days are linked, not copied. Servers of
   * their own back up their lines themselves.
   */
  snapshot(folder: string): Promise<void>
  end(): Promise<void>
}
