// A rule tried out over the lines of the last days, before it is on: what it finds and why, and what it narrowly misses.
import type { Archive } from '#src/platform/archive/archive.ts'
import { type Found, stampOf } from '#src/platform/archive/row.ts'
import type { Collection } from '../collection.ts'
import { applies } from '../engine.ts'
import { linesOf, missing } from '../explain.ts'
import { expressionOf } from '../expression.ts'
import { type Judged, judge, matchedOf } from '../judge.ts'
import type { DetectionRule } from '../rule.ts'
import { ruleKey } from '../rule-key.ts'
import { collectSet, type RuleSet } from '../rule-set.ts'
import { Sources } from '../source-of.ts'
import type { ReasonLine, Sample, Tried } from '../tried.ts'
import { type Matched, newMatching, type Span } from './matching.ts'

export type Trying = { tryOut(set: RuleSet, span: Span): Promise<Tried> }
export const tryingWire = { calls: ['tryOut'], streams: [] }

const mostEvents = 500_000
const mostMs = 20_000
const mostSamples = 20
/** So many of the newest lines are looked at for near misses, and so many of these are shown. */
const mostNearLines = 5_000
const mostNear = 5
/** What lacks more than this is not near. */
const mostLacking = 2
const mostReason = 100
const mostWanted = 10
const mostChars = 500

const short = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, mostChars)

export const newTrying = (archive: Archive): Trying => ({
  async tryOut(set, span) {
    const matching = newMatching(archive)
    await matching.load(set)
    const until = performance.now() + mostMs
    const kept: Matched[] = []
    const told = { events: 0, matches: 0, isWhole: true, missing: [] as string[] }
    for await (const step of matching.hunt(span, new AbortController().signal)) {
      told.events += step.events
      told.matches += step.matches.length
      told.missing = [...step.missing]
      kept.push(...step.matches.slice(0, mostSamples - kept.length))
      if (told.events < mostEvents && performance.now() < until) continue
      told.isWhole = step.progress >= 1
      break
    }
    const collection = collectSet(set)
    const found = await archive.bySeq([...new Set(kept.map(({ row }) => row.line))], span.clocks)
    const lines = new Map(found.map((one) => [one.seq, one]))
    const samples = kept.flatMap((one) => {
      const line = lines.get(one.row.line)
      return line === undefined ? [] : [sampleOf(one, line, collection)]
    })
    return { ...told, samples, near: await nearMisses(archive, span, collection) }
  },
})

const sources = new Sources()

function judgedOf(rule: DetectionRule, { filtersOf }: Collection, { event }: Found): Judged | null {
  const source = sources.of(event)
  if (!applies(rule.logsource, source)) return null
  return judge(expressionOf(rule, filtersOf.get(rule) ?? []), source.open?.(event) ?? event, source.vocabulary)
}

function sampleOf({ key, row }: Matched, line: Found, collection: Collection): Sample {
  const rule = collection.detections.find((one) => ruleKey(one) === key)
  const judged = rule === undefined ? null : judgedOf(rule, collection, line)
  return { ...shownOf(row.rule.title, line, row.matched, judged), count: row.correlation?.count ?? null }
}

function shownOf(
  title: string,
  line: Found,
  matched: Readonly<Record<string, unknown>>,
  judged: Judged | null,
): Sample {
  return {
    title,
    seq: line.seq,
    at: stampOf(line.at),
    source: line.source,
    original: short(line.event['event.original'] ?? ''),
    matched: Object.fromEntries(
      Object.entries(matched).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(short)]),
    ),
    count: null,
    reason: judged === null ? [] : reasonOf(judged),
    lacking: judged === null ? [] : missing(judged).flatMap((one) => reasonOf(one).slice(0, 1)),
  }
}

const reasonOf = (judged: Judged): ReasonLine[] =>
  linesOf(judged)
    .slice(0, mostReason)
    .map(({ depth, holds, kind, name, wanted, value, line }) => ({
      depth,
      holds,
      kind,
      name,
      wanted: wanted.slice(0, mostWanted).map(short),
      value: value === undefined ? null : short(value),
      line,
    }))

/** The newest lines in which most of a rule holds and one or two things do not. */
async function nearMisses(archive: Archive, span: Span, collection: Collection): Promise<Sample[]> {
  const near: { readonly lacks: number; readonly sample: Sample }[] = []
  const ask = { ...span, query: { kind: 'all' } } as const
  for await (const { found } of archive.search(ask, 'newest', mostNearLines, new AbortController().signal))
    for (const line of found)
      for (const rule of collection.detections) {
        const judged = judgedOf(rule, collection, line)
        if (judged === null || judged.holds || !hasPart(judged)) continue
        const lacks = missing(judged).length
        if (lacks > mostLacking) continue
        near.push({ lacks, sample: shownOf(rule.title, line, matchedParts(judged), judged) })
        if (near.length > mostNear * 20) near.sort((a, b) => a.lacks - b.lacks).length = mostNear
      }
  return near
    .sort((a, b) => a.lacks - b.lacks)
    .slice(0, mostNear)
    .map(({ sample }) => sample)
}

/** Something that the rule asks for is there; that nothing speaks against it is not near. */
function hasPart(judged: Judged): boolean {
  if (judged.op === 'item') return judged.holds && judged.by.length > 0
  if (judged.op === 'not') return false
  return judged.op === 'search' ? hasPart(judged.of) : judged.of.some(hasPart)
}

/** The fields of the parts that hold. */
function matchedParts(judged: Judged): Readonly<Record<string, unknown>> {
  if (judged.holds) return matchedOf(judged)
  if (judged.op === 'item' || judged.op === 'not') return {}
  const parts = judged.op === 'search' ? [judged.of] : judged.of
  return Object.assign({}, ...parts.map(matchedParts))
}
