import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newTimeline, readBodyLine, type TimelineAsk } from './bodyfile.ts'

const ask: TimelineAsk = { from: null, to: null, name: '', after: null, most: 100 }
const body = [
  '0|/etc/passwd|11|-rw-r--r--|0|0|2104|1064972000|1064970000|1064970000|0',
  '0|/usr/bin/... |12|-rwsr-xr-x|0|0|9000|1064970000|1064960000|1064970000|1064970000',
  'd41d8cd98f00b204e9800998ecf8427e|/tmp/a|b|13|-rw-------|500|500|0|1064950000.5|1064950000.5|1064950000.5|-1',
  '# a remark',
  'no line of a bodyfile',
]
const readAll = (lines: readonly string[], more: Partial<TimelineAsk> = {}) => {
  const timeline = newTimeline({ ...ask, ...more })
  for (const line of lines) timeline.add(line)
  return timeline.end()
}
const shown = (lines: readonly string[], more: Partial<TimelineAsk> = {}) =>
  readAll(lines, more).rows.map(({ seconds, macb, file }) => `${seconds} ${macb} ${file.name}`)

test('files stand in the order of their times, each time once, with which of m, a, c, b it is', () => {
  assert.deepEqual(shown(body), [
    '1064950000.5 mac. /tmp/a|b',
    '1064960000 m... /usr/bin/... ',
    '1064970000 m.c. /etc/passwd',
    '1064970000 .acb /usr/bin/... ',
    '1064972000 .a.. /etc/passwd',
  ])
  assert.deepEqual([readAll(body).files, readAll(body).wrong], [3, 1])
})

test('a span and a part of a name leave out the rest', () => {
  assert.deepEqual(shown(body, { from: 1064960000, to: 1064970000, name: 'PASSWD' }), ['1064970000 m.c. /etc/passwd'])
})

test('a name may hold the sign that parts the fields', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(2 ** 31), (name, size) => {
      fc.pre(!name.includes('\n'))
      const read = readBodyLine(`0|${name}|1|-rw-r--r--|0|0|${size}|1|2|3|4`)
      assert.deepEqual([read?.name, read?.size, read?.a, read?.m, read?.c, read?.b], [name, size, 1, 2, 3, 4])
    }),
  )
})

test('whatever stands in a line, it is a file or it is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (line) => {
      const { rows, files, wrong } = readAll([line, `${line}|1|2|3|4|5|6|7|8|9|0`])
      assert.ok(files + wrong <= 2)
      for (const { seconds } of rows) assert.ok(Number.isFinite(new Date(seconds * 1000).getTime()))
    }),
  )
})

test('page after page shows every time once, and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (times, most) => {
      const lines = times.map((at, number) => `0|/f${number}|1|-|0|0|0|${at + 1}|${at + 2}|${at + 1}|0`)
      const pages: string[] = []
      let after: TimelineAsk['after'] = null
      for (let turn = 0; turn <= 130; turn++) {
        const { rows, next } = readAll(lines, { most, after })
        pages.push(...rows.map(({ seconds, macb, file }) => `${seconds} ${macb} ${file.name}`))
        after = next
        if (after === null) break
      }
      assert.deepEqual(pages, shown(lines, { most: 1_000 }))
    }),
  )
})
