import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Authority, authorityFor, covers } from './authority.ts'
import { isWithin, meet, networkOf } from './network.ts'
import { Target } from './target.ts'

const hour = 3_600_000
const now = Date.parse('2026-11-22T00:00:00Z')
const at = (hours: number) => new Date(now + hours * hour).toISOString()
const given = (is: Partial<Authority>): Authority => ({
  id: '00000000-0000-7000-8000-000000000001',
  person: { id: 'p', name: 'P' },
  kinds: ['isolate-host', 'block-address'],
  scope: [],
  ground: 'night duty',
  givenBy: 'CISO',
  givenAt: at(-10),
  fromAt: at(-10),
  untilAt: at(10),
  endedAt: null,
  ...is,
})
const block = (address: string) => Target.parse({ kind: 'block-address', address })
const octets = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 254 })))

test('a network has one spelling: host bits cleared, defanging undone, one address without a prefix', () => {
  assert.equal(networkOf('192.168.77.12/24'), '192.168.77.0/24')
  assert.equal(networkOf('192[.]0[.]2[.]1'), '192.0.2.1')
  assert.equal(networkOf('１９２．０．２．１/32'), '192.0.2.1')
  assert.equal(networkOf('2001:DB8::1/64'), '2001:db8::/64')
  for (const wrong of [
    '',
    '192.0.2',
    '192.0.2.1/33',
    '010.0.0.1',
    '192.0.2.1/24/8',
    'host',
    'fe80::1%eth0',
    '192.0.2.1/-1',
  ])
    assert.equal(networkOf(wrong), null, wrong)
})

test('every network lies within itself and within each wider one around it, and in no other', () => {
  fc.assert(
    fc.property(octets, fc.integer({ min: 1, max: 32 }), fc.integer({ min: 1, max: 32 }), (parts, a, b) => {
      const [narrow, wide] = [Math.max(a, b), Math.min(a, b)].map((bits) => networkOf(`${parts.join('.')}/${bits}`)!)
      assert.equal(isWithin(narrow!, wide!), true)
      assert.equal(isWithin(wide!, narrow!), a === b)
      assert.equal(meet(narrow!, wide!), true)
      assert.equal(isWithin(narrow!, '2001:db8::/32'), false)
    }),
  )
})

test('authority reaches as far as its scope, its kinds and its time, and no further', () => {
  const campus = given({ scope: ['192.168.0.0/16', 'mail.example.jp'] })
  assert.equal(covers(campus, block('192.168.4.0/24'), now), true)
  assert.equal(covers(campus, block('192.0.0.0/8'), now), false)
  assert.equal(covers(campus, block('198.51.100.1'), now), false)
  assert.equal(covers(campus, Target.parse({ kind: 'isolate-host', host: 'MAIL.example.jp' }), now), true)
  assert.equal(covers(campus, Target.parse({ kind: 'stop-service', service: 'mail.example.jp' }), now), false)
  // A port of everything behind is more than one network.
  const port = given({ kinds: ['block-port'], scope: ['192.168.0.0/16'] })
  assert.equal(covers(port, Target.parse({ kind: 'block-port', ports: '120' }), now), false)
  assert.equal(covers(port, Target.parse({ kind: 'block-port', ports: '120', network: '192.168.0.0/16' }), now), true)
  assert.equal(covers(given({ untilAt: at(0) }), block('192.0.2.1'), now), false)
  assert.equal(covers(given({ fromAt: at(1) }), block('192.0.2.1'), now), false)
  assert.equal(covers(given({ endedAt: at(-1) }), block('192.0.2.1'), now), false)
  assert.equal(
    authorityFor([given({ untilAt: at(1) }), given({ id: 'longer' })], 'p', block('192.0.2.1'), now)?.id,
    'longer',
  )
  assert.equal(authorityFor([given({})], 'somebody else', block('192.0.2.1'), now), null)
})

test('a port is a number or a range that runs upwards', () => {
  const ports = (text: string) => Target.safeParse({ kind: 'block-port', ports: text })
  assert.equal((ports('６０００−６０６３'.replace('−', '-')).data as { ports: string }).ports, '6000-6063')
  for (const wrong of ['0', '65536', '20-10', '22;reboot', '', '1-2-3'])
    assert.equal(ports(wrong).success, false, wrong)
})
