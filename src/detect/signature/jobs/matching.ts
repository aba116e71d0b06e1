// The engine beside the archive, in a thread of its own: hunts over what was kept, and the lines that come in, one batch after another.
import { ahead } from '#src/platform/archive/ahead.ts'
import type { Archive, Ask } from '#src/platform/archive/archive.ts'
import type { ClockError } from '#src/platform/archive/clock.ts'
import type { Found } from '#src/platform/archive/row.ts'
import type { Collection } from '../collection.ts'
import type { RuleCost } from '../cost.ts'
import { entityOfGroup } from '../entity.ts'
import type { Hunt } from '../hunt.ts'
import { rowOfFired } from '../match-row.ts'
import { narrowed } from '../narrow.ts'
import type { CorrelationRule } from '../rule.ts'
import { ruleKey } from '../rule-key.ts'
import { notRunning, type RuleSet } from '../rule-set.ts'
import { type Matched, reasonOf, type Sifted, Sifter } from './sifting.ts'

export type { Matched } from './sifting.ts'
export type Span = Omit<Ask, 'query'>
export type HuntStep = {
  readonly matches: readonly Matched[]
  readonly events: number
  readonly progress: number
  readonly missing: readonly string[]
}
export type Batch = {
  readonly matches: readonly Matched[]
  readonly events: number
  /** The number of the last line that was looked at, and the latest time so far. */
  readonly lastSeq: number
  readonly atMs: number | null
  /** Lines by which a correlation may still come about, with their times. */
  readonly feeds: readonly { readonly seq: number; readonly atMs: number }[]
  /** For how long such lines count, after the latest time. */
  readonly feedMs: number
  /** Lines that the rules stumbled over: nothing was found in them. */
  readonly aside: readonly Aside[]
}
export type Aside = { readonly seq: number; readonly reason: string }
/** What of a sifted line is still to be done in order. */
type Settled = Pick<Sifted<unknown>, 'seq' | 'atMs' | 'matches' | 'heard' | 'event'>
export type Loaded = { readonly rules: number; readonly left: readonly string[] }

export type Matching = {
  load(set: RuleSet): Promise<Loaded>
  hunt(span: Span, signal: AbortSignal): AsyncIterable<HuntStep>
  /** The lines after this number and no further than the other. */
  take(seq: number, upTo: number, most: number, clocks: readonly ClockError[]): Promise<Batch>
  /** Puts the windows of correlations back as they were when time had come to `atMs`. */
  restore(seqs: readonly number[], atMs: number | null, clocks: readonly ClockError[]): Promise<void>
  /** How long the rules took since this was asked last. */
  costs(): Promise<readonly RuleCost[]>
  end(): Promise<void>
}
export const matchingWire = { calls: ['load', 'take', 'restore', 'costs', 'end'], streams: ['hunt'] }

/** A step of a hunt holds no more matches than this; a rule that fits every line is not to fill the memory. */
const mostAtOnce = 5_000
const restoredAtOnce = 1_000

/** Whoever sees every line that comes in as well: what it wants to know of a line, and that it is told in their order. */
export type Beside<T> = { readonly of: (found: Found) => T; readonly see: (seen: T) => void }
/** The lines after a number, sifted, in their order and no more than asked; nothing when there are no more. */
export type Pieces<T> = (
  from: { readonly seq: number; readonly upTo: number; readonly most: number; readonly clocks: readonly ClockError[] },
  sift: (found: Found) => Sifted<T>,
) => AsyncIterable<readonly Sifted<T>[]>
/** Another thread that sifts as well. */
export type Helper<T> = {
  readonly pieces: Pieces<T>
  /** From now on these rules count. */
  load(set: RuleSet): void
  costs(): Promise<readonly RuleCost[]>
}

const nobody: Beside<null> = { of: () => null, see: () => {} }

export function newMatching<T = null>(
  archive: Archive,
  beside: Beside<T> = nobody as unknown as Beside<T>,
  helper: Helper<T> | null = null,
): Matching {
  const sifter = new Sifter<T>(beside.of)
  const pieces = helper?.pieces ?? piecesOf<T>(archive)
  const sift = (found: Found): Sifted<T> => sifter.sift(found)
  /** What the line brings about after those before it, and whether a correlation took it in. */
  const settle = (
    run: Hunt,
    { seq, atMs, matches, heard, event }: Settled,
  ): { matches: readonly Matched[]; feeds: boolean } => {
    const fired = run.reach(atMs, seq)
    let feeds = false
    if (heard.length > 0) {
      const source = sifter.sources.of(event!)
      const told = { event: source.open?.(event!) ?? event!, line: seq, atMs, source }
      feeds = run.hear(
        heard.map((order) => run.engine.rules[order]!),
        told,
        fired,
      )
    }
    if (fired.length === 0) return { matches, feeds }
    const more = fired
      .filter(({ rule }) => !run.isSilent(rule))
      .flatMap((one) => sifter.matched(one.rule, rowOfFired(one), entityOfGroup(one.group)))
    return { matches: [...matches, ...more], feeds }
  }
  const judge = (run: Hunt, found: Found): readonly Matched[] =>
    settle(run, { seq: found.seq, atMs: found.at / 1_000, event: found.event, ...sifter.matchesOf(found) }).matches

  return {
    async load(set) {
      sifter.load(set)
      helper?.load(set)
      const { collection, hunt } = sifter
      return {
        rules: hunt.engine.rules.length + collection.correlations.length,
        left: notRunning(collection).map(ruleKey),
      }
    },
    async *hunt(span, signal) {
      const run = sifter.hunt
      const query = narrowed(sifter.collection, await datasetsIn(archive, span, signal))
      const read = ahead((cut) => archive.scan({ ...span, query }, cut), signal)
      for await (const { found, progress, missing } of read) {
        let matches: Matched[] = []
        for (const one of found) {
          matches.push(...judge(run, one))
          if (matches.length < mostAtOnce) continue
          yield { matches, events: 0, progress, missing }
          matches = []
        }
        yield { matches, events: found.length, progress, missing }
      }
    },
    async take(seq, upTo, most, clocks) {
      const matches: Matched[] = []
      const feeds: { seq: number; atMs: number }[] = []
      const aside: Aside[] = []
      let latest: number | null = null
      const look = (line: Sifted<T>): void => {
        const { seq, atMs, ids, seen, fault } = line
        try {
          const settled = settle(sifter.hunt, line)
          matches.push(...settled.matches)
          if (settled.feeds) feeds.push({ seq, atMs })
          if (fault !== null) aside.push({ seq, reason: fault })
          else latest = Math.max(latest ?? atMs, atMs)
          if (ids !== null) matches.push(ids)
          if (seen !== null) beside.see(seen)
        } catch (error) {
          aside.push({ seq, reason: reasonOf(error) })
        }
      }
      let [events, lastSeq] = [0, seq]
      for await (const piece of pieces({ seq, upTo, most, clocks }, sift))
        for (const line of piece) {
          look(line)
          events++
          lastSeq = line.seq
        }
      const feedMs = longestMs(sifter.collection) * 2
      return { matches, feeds, lastSeq, aside, events, atMs: latest, feedMs }
    },
    async restore(seqs, atMs, clocks) {
      for (let at = 0; at < seqs.length; at += restoredAtOnce)
        for (const found of await archive.bySeq(seqs.slice(at, at + restoredAtOnce), clocks)) judge(sifter.hunt, found)
      if (atMs !== null) sifter.hunt.correlator.reach(atMs, 0)
    },
    async costs() {
      return together([...sifter.costs.take(), ...((await helper?.costs()) ?? [])])
    },
    async end() {},
  }
}

/** The lines one after the other in this thread alone. */
const piecesOf = <T>(archive: Archive): Pieces<T> =>
  async function* ({ seq, upTo, most, clocks }, sift) {
    for (let [last, left] = [seq, most]; left > 0 && last < upTo; ) {
      const lines = (await archive.since(last, left, clocks)).filter((found) => found.seq <= upTo)
      if (lines.length === 0) return
      yield lines.map(sift)
      left -= lines.length
      last = lines.at(-1)!.seq
    }
  }

/** A rule that several threads asked is told of once. */
function together(costs: readonly RuleCost[]): RuleCost[] {
  const sums = new Map<string, RuleCost>()
  for (const { key, asked, ms } of costs) {
    const before = sums.get(key)
    sums.set(key, { key, asked: asked + (before?.asked ?? 0), ms: ms + (before?.ms ?? 0) })
  }
  return [...sums.values()]
}

/** More kinds of lines than this are not told apart. */
const mostDatasets = 100

/** What kinds of lines there are in the span; null when that is not known for sure. */
async function datasetsIn(archive: Archive, span: Span, signal: AbortSignal): Promise<string[] | null> {
  let values: string[] | null = null
  const ask: Ask = { ...span, query: { kind: 'all' } }
  for await (const { found, missing } of archive.facets(ask, ['event.dataset'], mostDatasets + 1, signal))
    values = missing.length > 0 ? null : (found[0]?.values.map(({ value }) => value) ?? [])
  return values === null || values.length > mostDatasets ? null : values
}

/** The longest time over which lines can work together: timespans add up along a chain. */
function longestMs({ correlations, referred }: Collection): number {
  const reach = (rule: CorrelationRule): number =>
    rule.correlation.timespanMs +
    Math.max(0, ...referred.get(rule)!.map((one) => (one.kind === 'correlation' ? reach(one) : 0)))
  return Math.max(0, ...correlations.map(reach))
}
