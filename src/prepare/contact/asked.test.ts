import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { askedOf, holdingsOf, networksBetween } from './asked.ts'

test('what is asked is told apart: address, network, URL, mailbox, domain, AS number, name; defanged too', () => {
  const types = (texts: readonly string[]) =>
    texts.map((text) => askedOf(text)).map(({ type, value }) => `${type} ${value}`)
  assert.deepEqual(
    types([
      '192.168.100.1',
      '192[.]168[.]100[.]77/24',
      '[2001:DB8:0::1]',
      'hxxp://www.example.jp:8080/a?b',
      'Noc@Example.JP',
      'example.jp',
      'AS64500',
      '神戸大学',
    ]),
    [
      'address 192.168.100.1/32',
      'address 192.168.100.0/24',
      'address 2001:db8::1/128',
      'domain www.example.jp',
      'email noc@example.jp',
      'domain example.jp',
      'asn AS64500',
      'name 神戸大学',
    ],
  )
})

test('nobody holds a shared suffix, a network that is half the world, or nonsense', () => {
  for (const value of ['co.jp', 'jp', '0.0.0.0/0', '192.0.2.0/33', '300.1.1.1', '::/3'])
    assert.equal(holdingsOf({ type: /[:/]|\.\d/.test(value) ? 'cidr' : 'domain', value }), null, value)
  assert.deepEqual(holdingsOf({ type: 'domain', value: '*.Example.co.jp' }), [
    { type: 'domain', value: 'example.co.jp' },
  ])
})

test('a range becomes networks that are exactly it, no address more and none fewer', () => {
  assert.deepEqual(networksBetween('192.0.2.0', '192.0.2.255'), ['192.0.2.0/24'])
  assert.deepEqual(networksBetween('192.0.2.10', '192.0.2.12'), ['192.0.2.10/31', '192.0.2.12/32'])
  const address = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xfffff }), fc.integer({ min: 0, max: 5_000 }), (start, length) => {
      const networks = networksBetween(address(start), address(start + length))!
      const sizes = networks.map((one) => 2 ** (32 - Number(one.split('/')[1])))
      assert.equal(
        sizes.reduce((sum, size) => sum + size, 0),
        length + 1,
      )
      assert.ok(ipaddr.parse(address(start)).match(ipaddr.parseCIDR(networks[0]!) as never))
      assert.ok(ipaddr.parse(address(start + length)).match(ipaddr.parseCIDR(networks.at(-1)!) as never))
    }),
    { numRuns: 200 },
  )
})
