// A restart in the middle: memory that was kept and read again finds what one that went on without a break finds, whatever comes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { weekOf } from './calendar.ts'
import { DetectorName, type Finding, type Settings } from './detector.ts'
import { Watch } from './watch.ts'
import { sentenceOf } from './words.ts'

const start = Date.parse('2026-06-01T00:00:00Z')
const week = weekOf('Asia/Tokyo', null)
/** So low that chance events bring findings about. */
const eager = Object.fromEntries(
  DetectorName.options.map((name) => [name, { isOn: true, threshold: 3, days: 0 }]),
) as Settings
const newWatch = (): Watch => new Watch({ settings: eager, week, windows: [], countryOf: () => '' })

const name = fc.constantFrom('a', 'b', 'c', '', '\u0000', '日本', '__proto__')
const address = fc.constantFrom('10.0.0.1', '10.0.0.2', '203.0.113.9', '::1', 'x')
const anEvent = fc.record({
  afterMs: fc.oneof(fc.integer({ min: -100_000, max: 9_000_000 }), fc.constantFrom(60_000, -4e12, 4e12)),
  fields: fc.oneof(
    fc.record({
      'event.category': fc.constant(['authentication']),
      'event.outcome': fc.constantFrom('success', 'failure'),
      'user.name': fc.oneof(name, fc.constant(5), fc.constant(null), fc.constant(['a', 'b'])),
      'source.ip': address,
      'host.name': name,
    }),
    fc.record({
      'source.ip': address,
      'destination.ip': fc.ipV4(),
      'destination.port': fc.oneof(fc.nat(70_000), fc.constant('443')),
      'source.bytes': fc.oneof(fc.nat(), fc.constant(Number.NaN), fc.constant(-1)),
      'event.sequence': fc.nat(500),
      'host.name': name,
    }),
    fc.object({ maxDepth: 2 }),
  ),
})

test('whatever comes, in whatever order, a restart changes nothing, and everything that is said is a sentence', () => {
  fc.assert(
    fc.property(fc.array(anEvent, { maxLength: 200 }), fc.nat(200), (events, cut) => {
      const [whole, broken] = [newWatch(), { watch: newWatch() }]
      let atMs = start
      for (const [line, { afterMs, fields }] of events.entries()) {
        if (line === cut) {
          const next = newWatch()
          for (const part of broken.watch.parts) {
            const { head, bytes } = broken.watch.save(part)
            next.load(part, { head: JSON.parse(JSON.stringify(head)), bytes })
          }
          broken.watch = next
        }
        const place = { line, atMs: atMs + afterMs, receivedMs: line % 3 === 0 ? null : atMs, source: String(line % 2) }
        atMs += Math.max(0, Math.min(afterMs, 9_000_000))
        const found: Finding[] = whole.take(fields, place)
        assert.deepEqual(broken.watch.take(fields, place), found)
        for (const one of found)
          for (const lang of ['ja', 'en'] as const) assert.ok(!/\{|undefined|NaN/.test(sentenceOf(one, lang)))
      }
    }),
    { numRuns: 150 },
  )
})
