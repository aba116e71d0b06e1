import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Framer } from './frame.ts'

const framed = (parts: readonly (string | Buffer)[], most = 1_000): string[] => {
  const framer = new Framer(most)
  const messages = parts.flatMap((part) => framer.push(Buffer.from(part as string)))
  return [...messages, ...framer.end()].map((message) => message.toString('utf8'))
}

test('counted messages and lines come mixed on one connection', () => {
  assert.deepEqual(
    framed(['6 <13>a\n', '<13>line one\n7 <13>bcd<14>two\r\n']),
    ['<13>a', '<13>bcd', '<14>two'].toSpliced(1, 0, '<13>line one'),
  )
})

test('a counted message may hold line feeds', () => {
  assert.deepEqual(framed(['13 <11>two\nlines<13>next\n']), ['<11>two\nlines', '<13>next'])
})

test('a line that begins with a number is a line', () => {
  assert.deepEqual(framed(['2026-11-01T00:00:00Z started\n404 not found\n0 zero\n']), [
    '2026-11-01T00:00:00Z started',
    '404 not found',
    '0 zero',
  ])
})

test('a count that lies loses nothing', () => {
  assert.deepEqual(framed(['5 <13>a long message\n<13>after\n']).join('|'), '<13>a| long message|<13>after')
  assert.deepEqual(framed(['99999999 <13>too much\n<13>after\n']).join('|'), '99999999 <13>too much|<13>after')
  assert.deepEqual(framed(['90 <13>never whole']).join('|'), '90 <13>never whole')
})

test('a line that never ends is cut and goes on', () => {
  assert.deepEqual(framed(['x'.repeat(25)], 10), ['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)])
})

test('CR, NUL and empty lines at the end of a message are no part of it', () => {
  assert.deepEqual(framed(['<13>a\r\n\n\n<13>b\0\n']), ['<13>a', '<13>b'])
})

test('however the bytes are cut in packets, the same messages come out', () => {
  const message = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '<', '1', ' ', '日', '\n'), minLength: 1, maxLength: 20 }).map((text) => {
      const bytes = Buffer.from(`<13>${text}`)
      return `${bytes.length} ${bytes.toString()}`
    }),
    fc.string({ unit: fc.constantFrom('a', '7', ' ', '本'), maxLength: 20 }).map((text) => `<14>${text}\n`),
  )
  fc.assert(
    fc.property(fc.array(message, { maxLength: 10 }), fc.array(fc.integer({ min: 1, max: 9 })), (messages, sizes) => {
      const bytes = Buffer.from(messages.join(''))
      const parts: Buffer[] = []
      for (let at = 0, n = 0; at < bytes.length; n++) {
        const size = sizes[n % Math.max(1, sizes.length)] ?? 3
        parts.push(bytes.subarray(at, at + size))
        at += size
      }
      assert.deepEqual(framed(parts), framed([bytes]))
    }),
  )
})

test('every byte that is no ending comes out again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 4, max: 50 }), (given, most) => {
      const bytes = Buffer.from(given).map((byte) =>
        byte === 10 || byte === 13 || byte === 0 || (byte >= 48 && byte <= 57) ? 65 : byte,
      )
      const out = new Framer(most)
      const all = Buffer.concat([...out.push(Buffer.from(bytes)), ...out.end()])
      assert.deepEqual(all, Buffer.from(bytes))
    }),
  )
})
