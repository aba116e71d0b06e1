import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EntryView } from '../../incident.ts'
import { linesOf } from './days.ts'

const style = { lang: 'ja', zone: 'Asia/Tokyo' } as const
const entry = (id: string, from: string, to = from, precision = 'minute') =>
  ({ id, when: { from, to, precision, zone: 'Asia/Tokyo' }, recordedAt: '2003-07-01T00:00:00Z' }) as EntryView
const shapes = (entries: EntryView[]) => linesOf(entries, style).map((line) => line.what)

test('a new day has its header, and a long silence its row before it', () => {
  const entries = [
    entry('a', '2003-06-17T00:00:00Z'),
    entry('b', '2003-06-17T01:00:00Z'),
    entry('c', '2003-06-18T01:00:00Z'),
  ]
  assert.deepEqual(shapes(entries), ['day', 'entry', 'entry', 'silence', 'day', 'entry'])
  assert.deepEqual(shapes(entries.toReversed()), ['day', 'entry', 'silence', 'day', 'entry', 'entry'])
})

test('what lasted is no silence', () => {
  const entries = [
    entry('a', '2003-06-17T00:00:00Z', '2003-06-17T06:00:00Z', 'range'),
    entry('b', '2003-06-17T06:30:00Z'),
  ]
  assert.deepEqual(shapes(entries), ['day', 'entry', 'entry'])
})

test('an entry without a time of day neither makes nor ends a silence', () => {
  const day = entry('b', '2003-06-16T15:00:00Z', '2003-06-17T15:00:00Z', 'day')
  assert.deepEqual(shapes([day, entry('a', '2003-06-17T00:00:00Z'), entry('c', '2003-06-17T00:30:00Z')]), [
    'day',
    'entry',
    'entry',
    'entry',
  ])
})
