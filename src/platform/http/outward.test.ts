import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOutward, outwardAddress } from './outward.ts'

test('only addresses of the open internet are outward', () => {
  for (const inward of [
    '127.0.0.1',
    '127.255.0.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.100.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::1',
    '',
    'whois.example.net',
  ])
    assert.equal(isOutward(inward), false, inward)
  for (const outward of ['193.0.6.135', '8.8.8.8', '2001:67c:2e8:9::c100:14e6', '::ffff:8.8.8.8'])
    assert.equal(isOutward(outward), true, outward)
})

test('a name that has one inward address among its others leads nowhere', async () => {
  const at =
    (...list: string[]) =>
    async () =>
      list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  assert.deepEqual(await outwardAddress('whois.example.net', at('193.0.6.135', '8.8.8.8')), {
    address: '193.0.6.135',
    family: 4,
  })
  await assert.rejects(outwardAddress('whois.example.net', at('193.0.6.135', '127.0.0.1')), { code: 'EINWARD' })
  await assert.rejects(outwardAddress('whois.example.net', at()), { code: 'EINWARD' })
  await assert.rejects(outwardAddress('[::1]'), { code: 'EINWARD' })
  await assert.rejects(outwardAddress('2130706433', at('127.0.0.1')), { code: 'EINWARD' })
})
