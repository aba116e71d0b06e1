import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { collect } from './collection.ts'
import { Correlator } from './correlator.ts'
import { type Entry, fits, newMeasure } from './measure.ts'
import { readRules } from './read-rules.ts'
import type { Correlation, CorrelationRule } from './rule.ts'
import { SlidingWindow } from './window.ts'

const correlation = (
  type: Correlation['type'],
  bound: Correlation['bounds'][number],
  percentile: number | null = null,
): Correlation => ({
  type,
  rules: ['a', 'b'],
  groupBy: [],
  timespanMs: 10,
  bounds: [bound],
  fields: [],
  percentile,
  expression: null,
  aliases: new Map(),
  generate: false,
})
const names = [['a'], ['b']]

/** Every window that ends with an entry and holds the new one, measured anew. */
function plainly(of: Correlation, entries: readonly Entry[], entry: Entry): boolean {
  return entries.some((last) => {
    const from = last.atMs - of.timespanMs
    if (entry.atMs < from || entry.atMs > last.atMs) return false
    const measure = newMeasure(of, names)
    for (const one of entries) if (one.atMs >= from && one.atMs <= last.atMs) measure.add(one)
    return fits(of.bounds, measure.value(entry))
  })
}

const entries = fc.array(
  fc.tuple(
    fc.integer({ min: -25, max: 12 }),
    fc.integer({ min: 0, max: 1 }),
    fc.constantFrom('x', 'y', 'z'),
    fc.integer({ min: -3, max: 9 }),
  ),
  { maxLength: 50 },
)
const asked = fc.constantFrom(
  correlation('event_count', { op: 'gte', than: 3 }),
  correlation('event_count', { op: 'eq', than: 2 }),
  correlation('value_count', { op: 'gt', than: 2 }),
  correlation('temporal', { op: 'gte', than: 2 }),
  correlation('value_sum', { op: 'gte', than: 10 }),
  correlation('value_avg', { op: 'lt', than: 2 }),
  correlation('value_percentile', { op: 'gte', than: 5 }, 75),
  correlation('value_percentile', { op: 'lte', than: 30 }),
)

test('windows slide with the clock and against it as if each were measured anew', () => {
  fc.assert(
    fc.property(asked, entries, (of, steps) => {
      const window = new SlidingWindow(of, names)
      const all: Entry[] = []
      let atMs = 0
      for (const [line, [step, rule, key, number]] of steps.entries()) {
        atMs += step
        const entry = { atMs, line, rule, keys: [key], number }
        all.push(entry)
        assert.equal(window.take(entry) !== null, plainly(of, all, entry), `line ${line}`)
      }
    }),
    { numRuns: 1_000 },
  )
})

const rules = (text: string) =>
  collect(
    readRules(
      'r.yml',
      `title: A\nname: a\nlogsource: {category: t}\ndetection: {s: {x: 1}, condition: s}\n---\ntitle: B\nname: b\nlogsource: {category: t}\ndetection: {s: {x: 2}, condition: s}\n---\ntitle: C\n${text}`,
    ),
  )

test('in the listed order means in the order of their times, whichever came first', () => {
  const collection = rules(
    'correlation:\n  type: temporal_ordered\n  rules: [a, b]\n  group-by: [u]\n  timespan: 10s\n',
  )
  const correlator = new Correlator(collection)
  const [a, b] = collection.detections
  const match = (rule: (typeof collection.detections)[number] | undefined, atMs: number) =>
    correlator.take({ rule: rule!, atMs, line: 1, field: () => 'u' }).length
  assert.equal(match(b, 5_000), 0)
  assert.equal(match(a, 6_000), 0)
  assert.equal(match(b, 7_000), 1)
  assert.equal(match(a, 4_000), 1, 'a late first one completes what was there')
  assert.equal(match(b, 30_000), 0)
})

test('a clock that jumps back a day neither blinds a correlation nor lets it grow', () => {
  const collection = rules(
    'correlation:\n  type: event_count\n  rules: [a]\n  group-by: [u]\n  timespan: 1m\n  condition: {gte: 3}\n',
  )
  const correlator = new Correlator(collection)
  const rule = collection.detections[0]!
  const day = 86_400_000
  const found = [0, 1_000, 2_000, -day, 1_000 - day, 2_000 - day].map(
    (ms) => correlator.take({ rule, atMs: day + ms, line: 1, field: () => 'u' }).length,
  )
  assert.deepEqual(found, [0, 0, 1, 0, 0, 1])
})

test('an event without the group field or without a number is not counted', () => {
  const collection = rules(
    'correlation:\n  type: value_sum\n  rules: [a]\n  group-by: [u]\n  timespan: 1m\n  condition: {field: n, gt: 0}\n',
  )
  const correlator = new Correlator(collection)
  const rule = collection.detections[0]!
  const take = (fields: Readonly<Record<string, string | number>>) =>
    correlator.take({ rule, atMs: 1, line: 1, field: (name) => fields[name] }).length
  assert.equal(take({ n: 1 }), 0)
  assert.equal(take({ u: 'x' }), 0)
  assert.equal(take({ u: 'x', n: 'many' }), 0)
  assert.equal(take({ u: 'x', n: '1' }), 1)
})

test('a correlation that says how long nothing may come is judged when the time is over', () => {
  const collection = rules(
    'correlation:\n  type: temporal\n  rules: [a, b]\n  group-by: [u]\n  timespan: 10s\n  condition: a and not b\n',
  )
  const correlator = new Correlator(collection)
  const [a, b] = collection.detections
  const take = (rule: typeof a, atMs: number, group: string): number => {
    const before = correlator.reach(atMs, 1).length
    return before + correlator.take({ rule: rule!, atMs, line: 1, field: () => group }).length
  }
  assert.equal(take(a, 0, 'left alone'), 0)
  assert.equal(take(a, 1_000, 'answered'), 0)
  assert.equal(take(b, 2_000, 'answered'), 0)
  const fired = correlator.reach(60_000, 9)
  assert.deepEqual(
    fired.map(({ rule, group, line }) => [(rule as CorrelationRule).title, group, line]),
    [['C', { u: 'left alone' }, 9]],
  )
})
