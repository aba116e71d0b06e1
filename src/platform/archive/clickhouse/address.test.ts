import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressOf } from './address.ts'

test('the servers of a cluster, who asks and which database, out of one line', () => {
  assert.deepEqual(
    addressOf('clickhouse://desk:p%40ss%2F%3Aw@ch1.example,ch2.example:9123,[2001:db8::1]:8123/logs?cluster=all'),
    {
      user: 'desk',
      password: 'p@ss/:w',
      hosts: ['ch1.example:8123', 'ch2.example:9123', '[2001:db8::1]:8123'],
      isSecure: false,
      database: 'logs',
      cluster: 'all',
    },
  )
  const alone = addressOf('clickhouse://127.0.0.1/logs?secure=true')
  assert.deepEqual([alone?.user, alone?.hosts, alone?.cluster], ['default', ['127.0.0.1:8443'], null])
})

test('what could be more than a name in SQL, or is set up by halves, is no address', () => {
  for (const text of [
    'clickhouse://a,b/logs',
    'clickhouse://a,a/logs?cluster=all',
    'clickhouse://a/logs;DROP?cluster=all',
    "clickhouse://a/logs?cluster=all'",
    'clickhouse://a/lo`gs',
    'clickhouse://a/logs?clutser=all',
    'clickhouse://a/logs?secure=yes',
    'clickhouse://u:%zz@a/logs',
    'clickhouse:///logs',
    'clickhouse://a',
    'postgres://a/logs',
    '',
  ])
    assert.equal(addressOf(text), null, text)
})

test('whatever is written, names in an address are letters, digits and signs that are harmless', () => {
  const piece = fc.string({ unit: fc.constantFrom(...'aZ0_-.:/?@,=&%`\'" []'), maxLength: 12 })
  fc.assert(
    fc.property(piece, piece, piece, (host, database, cluster) => {
      const address = addressOf(`clickhouse://${host}/${database}?cluster=${cluster}`)
      if (!address) return
      assert.match(address.database, /^\w+$/)
      assert.match(address.cluster ?? 'a', /^[\w.-]+$/)
      for (const one of address.hosts) assert.match(one, /^[\w.:[\]-]+:\d+$/)
    }),
  )
})
