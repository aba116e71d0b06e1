// The engine beside the archive, in a thread of its own: hunts over what was kept, and the lines that come in, one batch after another.
import { ahead } from '#src/platform/archive/ahead.ts'
import type { Archive, Ask } from '#src/platform/archive/archive.ts'
import type { ClockError } from '#src/platform/archive/clock.ts'
import { type Found, stampOf } from '#src/platform/archive/row.ts'
import type { Collection } from '../collection.ts'
import { Costs, type RuleCost } from '../cost.ts'
import { Engine } from '../engine.ts'
import { type Entity, entityOf, entityOfGroup } from '../entity.ts'
import { Hunt } from '../hunt.ts'
import { type IdsAlert, idsAlertOf } from '../ids-alert.ts'
import { type MatchRow, rowOfDetected, rowOfFired } from '../match-row.ts'
import { narrowed } from '../narrow.ts'
import type { CorrelationRule, Rule } from '../rule.ts'
import { ruleKey } from '../rule-key.ts'
import { collectSet, notRunning, type RuleSet } from '../rule-set.ts'
import { dateOf, tagsOf } from '../rule-text.ts'
import { titleJaOf } from '../rule-words.ts'
import { Sources } from '../source-of.ts'

export type Span = Omit<Ask, 'query'>
export type Matched = {
  readonly key: string
  readonly row: MatchRow
  /** The rule's title in Japanese; null where it has none of its own. */
  readonly titleJa: string | null
  readonly entity: Entity
  /** Day that the rule states as its own. */
  readonly date: string | null
  readonly tags: readonly string[]
  /** An alert of a network sensor instead of a rule of ours. */
  readonly isIds: boolean
}
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
const mostReason = 300

/** `beside` sees every line that comes in as well. */
export function newMatching(archive: Archive, beside: (found: Found) => void = () => {}): Matching {
  let collection: (Collection & { readonly off: ReadonlySet<string> }) | null = null
  let hunt: Hunt | null = null
  const sources = new Sources()
  const costs = new Costs(() => performance.now())
  const judge = (run: Hunt, found: Found): { matches: Matched[]; atMs: number; feeds: boolean } => {
    const { event, seq, source } = found
    const atMs = found.at / 1_000
    const { detected, fired, fed } = run.take(event, { line: seq, atMs, source: sources.of(event) })
    const matches: Matched[] = []
    const add = (rule: Rule, row: MatchRow, entity: Entity): void => {
      const key = ruleKey(rule)
      if (!collection!.off.has(key))
        matches.push({
          key,
          row,
          entity,
          titleJa: titleJaOf(rule),
          date: dateOf(rule),
          tags: tagsOf(rule),
          isIds: false,
        })
    }
    for (const one of detected) add(one.rule, rowOfDetected(one, seq, atMs), entityOf(event, source))
    for (const one of fired) if (!run.isSilent(one.rule)) add(one.rule, rowOfFired(one), entityOfGroup(one.group))
    return { matches, atMs, feeds: fed }
  }

  return {
    async load(set) {
      collection = collectSet(set)
      hunt = new Hunt(collection, new Engine(collection, costs))
      return {
        rules: hunt.engine.rules.length + collection.correlations.length,
        left: notRunning(collection).map(ruleKey),
      }
    },
    async *hunt(span, signal) {
      const run = hunt!
      const query = narrowed(collection!, await datasetsIn(archive, span, signal))
      const read = ahead((cut) => archive.scan({ ...span, query }, cut), signal)
      for await (const { found, progress, missing } of read) {
        let matches: Matched[] = []
        for (const one of found) {
          matches.push(...judge(run, one).matches)
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
      const look = (found: Found): void => {
        try {
          const judged = judge(hunt!, found)
          matches.push(...judged.matches)
          if (judged.feeds) feeds.push({ seq: found.seq, atMs: judged.atMs })
          latest = Math.max(latest ?? judged.atMs, judged.atMs)
          const ids = idsAlertOf(found.event)
          if (ids !== null) matches.push(ofSensor(ids, found))
          beside(found)
        } catch (error) {
          aside.push({ seq: found.seq, reason: String(error).slice(0, mostReason) })
        }
      }
      let [events, lastSeq] = [0, seq]
      while (events < most && lastSeq < upTo) {
        const lines = await archive.since(lastSeq, most - events, clocks)
        if (lines.length === 0) break
        for (const found of lines) {
          if (found.seq > upTo) return batch()
          look(found)
          events++
          lastSeq = found.seq
        }
      }
      return batch()

      function batch(): Batch {
        return { matches, feeds, lastSeq, aside, events, atMs: latest, feedMs: longestMs(collection!) * 2 }
      }
    },
    async restore(seqs, atMs, clocks) {
      for (let at = 0; at < seqs.length; at += restoredAtOnce)
        for (const found of await archive.bySeq(seqs.slice(at, at + restoredAtOnce), clocks)) judge(hunt!, found)
      if (atMs !== null) hunt!.correlator.reach(atMs, 0)
    },
    async costs() {
      return costs.take()
    },
    async end() {},
  }
}

function ofSensor({ key, title, level, tags }: IdsAlert, { event, seq, source, at }: Found): Matched {
  const matched = Object.fromEntries(
    ['rule.name', 'rule.id', 'source.ip', 'destination.ip', 'destination.port']
      .filter((field) => event[field] !== undefined)
      .map((field) => [field, event[field] as string]),
  )
  const row: MatchRow = { rule: { id: null, title, level }, line: seq, at: stampOf(at), matched }
  return { key, row, entity: entityOf(event, source), titleJa: null, date: null, tags, isIds: true }
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
