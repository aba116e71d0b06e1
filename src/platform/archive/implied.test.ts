import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { EcsEvent } from './column.ts'
import { eventOf } from './read-row.ts'
import { rowOf } from './row.ts'

const text = fc.oneof(fc.constantFrom('192.0.2.1', 'alice', '失敗', ''), fc.string({ unit: 'binary', maxLength: 12 }))
const event = fc.record(
  {
    'event.original': fc.constant('Nov 21 12:00:00 gate sshd[1]: 失敗'),
    message: fc.oneof(fc.constantFrom('失敗', 'sshd[1]: 失敗', ''), text),
    'source.ip': text,
    'destination.ip': text,
    'user.name': text,
    'related.ip': fc.array(text, { maxLength: 3 }),
    'related.user': fc.array(text, { maxLength: 2 }),
    '^': text,
    '^^': text,
  },
  { requiredKeys: ['event.original'] },
)

test('what a row says elsewhere is not written twice and comes out as it went in, whatever the fields hold', () => {
  fc.assert(
    fc.property(event, (fields) => {
      const row = rowOf({ event: fields as EcsEvent, source: 'gate', received: 0, keep: 'year', stated: 0 }, 1)
      const { '@timestamp': _, ...back } = eventOf(row.ts, row.original, row.cells, row.rest)
      assert.deepEqual(back, { ...fields })
    }),
  )
})

test('message, addresses and user of a usual line are left out', () => {
  const fields = {
    'event.original': 'sshd: Failed password for alice from 192.0.2.1',
    message: 'Failed password for alice from 192.0.2.1',
    'source.ip': '192.0.2.1',
    'user.name': 'alice',
    'related.ip': ['192.0.2.1'],
    'related.user': ['alice'],
    'network.protocol': 'ssh',
  }
  const { rest } = rowOf({ event: fields, source: 'gate', received: 0, keep: 'year', stated: 0 }, 1)
  assert.equal(rest, '{"^":"su6","network.protocol":"ssh"}')
})
