import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCollection } from './bundle-check.ts'

const a = 'a'.repeat(64)
const b = 'b'.repeat(64)
const seen = {
  manifest: { text: `${a}  ./01-clock.txt\n${b}  ./02-sockets.txt\n`, sha256: '0123456789abcdef'.repeat(4) },
  files: new Map([
    ['01-clock.txt', a],
    ['02-sockets.txt', b],
  ]),
  about: 'host=www\nhostname=www.example.jp\nsystem=Linux 6.1\nuid=0\n',
  clock: 'host_epoch=1000\ndesk_asked=1000\ndesk_date=Thu, 01 Jan 1970 00:15:00 GMT\ndesk_answered=1002\n',
  missing: 'no lsof on this host\nno lsof on this host\n',
  isReadable: true,
}

test('a bundle that fits its manifest says so, with its code and by how much its clock was ahead', () => {
  const found = readCollection(seen)!
  assert.deepEqual(found.wrong, [])
  assert.equal(found.code, '0123-4567-89ab-cdef')
  assert.equal(found.clockErrorSeconds, 101)
  assert.deepEqual([found.hostname, found.isRoot, found.missing], ['www.example.jp', true, ['no lsof on this host']])
})

test('a file that was altered, taken out or put in is named', () => {
  const files = new Map([
    ['01-clock.txt', b],
    ['03-added.txt', a],
  ])
  assert.deepEqual(readCollection({ ...seen, files })?.wrong, ['01-clock.txt', '02-sockets.txt', '03-added.txt'])
})

test('without a manifest it is no bundle, and a clock that nobody asked is unknown', () => {
  assert.equal(readCollection({ ...seen, manifest: null }), null)
  assert.equal(readCollection({ ...seen, clock: 'host_epoch=1\ndesk_date=\n' })?.clockErrorSeconds, null)
})
