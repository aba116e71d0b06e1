import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Affected, isWithin, softwareIn, verdictOf } from './affected.ts'
import { readAdvisory, spanOf } from './read-advisory.ts'
import { comparePlain, compareSemver } from './version.ts'

test('versions sort as their makers mean them', () => {
  const sorted = ['0.9.6', '0.9.6b', '0.9.6c', '0.10', '1.3.9', '1.3.20~rc1', '1.3.20', '1.3.20-1', '1:0.1']
  for (let at = 1; at < sorted.length; at++) assert.ok(comparePlain(sorted[at - 1]!, sorted[at]!) < 0, sorted[at])
  assert.ok(compareSemver('1.0.0-rc.2', '1.0.0-rc.11') < 0)
  assert.ok(compareSemver('1.0.0-rc.11', '1.0.0') < 0)
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (a, b) => {
      assert.equal(Math.sign(comparePlain(a, b)), -Math.sign(comparePlain(b, a)) || 0)
      assert.equal(comparePlain(a, a), 0)
    }),
  )
})

const osv = {
  id: 'DEMO-1',
  modified: '2026-01-02T00:00:00Z',
  aliases: ['CVE-2026-0001'],
  summary: 'Reads beyond its buffer',
  affected: [
    {
      package: { ecosystem: 'npm', name: 'left' },
      ranges: [
        {
          type: 'SEMVER',
          events: [{ introduced: '0' }, { fixed: '1.2.3' }, { introduced: '2.0.0' }, { last_affected: '2.1.0' }],
        },
        { type: 'GIT', events: [{ introduced: 'abc' }] },
      ],
      versions: ['3.0.0-beta'],
    },
  ],
}

test('an OSV advisory opens and closes spans as its events say', () => {
  const [affected] = readAdvisory(osv)!.affected as [Affected]
  const held = ['0.1.0', '1.2.2', '2.0.0', '2.1.0', '3.0.0-beta']
  for (const version of held) assert.ok(isWithin(affected, version), version)
  for (const version of ['1.2.3', '1.9.9', '2.1.1', '3.0.0']) assert.ok(!isWithin(affected, version), version)
  const limited = {
    ...affected,
    versions: [],
    spans: [
      {
        order: 'plain' as const,
        events: [
          { kind: 'introduced' as const, version: '0' },
          { kind: 'limit' as const, version: '2' },
        ],
      },
    ],
  }
  assert.deepEqual([isWithin(limited, '1.9'), isWithin(limited, '2')], [true, false])
  assert.equal(verdictOf({ name: 'Left', version: '1.2.2', ecosystem: 'PyPI' }, [affected]), null)
  assert.equal(verdictOf({ name: 'left', version: '', ecosystem: '' }, [affected]), 'unsure')
})

test('ranges of CSAF are read where they are ranges, and left to a person where they are words', () => {
  const within = (range: string, version: string) =>
    isWithin({ maker: '', name: 'x', ecosystem: '', versions: [], ...spanOf(range) }, version)
  assert.deepEqual([within('<4.8.4', '4.8.3'), within('<4.8.4', '4.8.4')], [true, false])
  assert.deepEqual([within('>= 1.0, < 2.0', '0.9'), within('vers:generic/>=1.0|<2.0', '1.5')], [false, true])
  assert.deepEqual([within('<= V2.1', '2.1'), within('all versions', '9'), within('1.4', '1.5')], [true, true, false])
  assert.deepEqual(spanOf('versions of before the summer').unread, ['versions of before the summer'])
})

test('what answers on a port is read with its version, and meets advisories under their longer names', () => {
  const said = softwareIn('Apache/1.3.20 (Unix) mod_ssl/2.8.4 OpenSSL/0.9.6b')
  assert.deepEqual(
    said.map(({ name, version }) => `${name} ${version}`),
    ['Apache 1.3.20', 'mod_ssl 2.8.4', 'OpenSSL 0.9.6b'],
  )
  assert.deepEqual(softwareIn('OpenSSH_9.2p1 Debian-2')[0], { name: 'OpenSSH', version: '9.2p1', ecosystem: '' })
  assert.deepEqual(
    softwareIn('Runs Linux, Apache 1.3.20 and OpenSSL 0.96b.').map(({ name, version }) => `${name} ${version}`),
    ['Apache 1.3.20', 'OpenSSL 0.96b'],
  )
  assert.deepEqual(softwareIn('telnet'), [{ name: 'telnet', version: '', ecosystem: '' }])
  const csaf = readAdvisory({
    document: { csaf_version: '2.0', title: 'Apache', tracking: { id: 'A-1' } },
    product_tree: {
      branches: [
        {
          category: 'vendor',
          name: 'Apache Software Foundation',
          branches: [
            {
              category: 'product_name',
              name: 'Apache HTTP Server',
              branches: [
                {
                  category: 'product_version_range',
                  name: '<1.3.26',
                  product: { product_id: 'P1', name: 'Apache <1.3.26' },
                },
              ],
            },
          ],
        },
      ],
    },
    vulnerabilities: [{ cve: 'CVE-2002-0392', product_status: { known_affected: ['P1', 'unknown'] } }],
  })!
  assert.deepEqual([csaf.id, csaf.aliases, csaf.affected.length], ['A-1', ['CVE-2002-0392'], 1])
  assert.equal(verdictOf(said[0]!, csaf.affected), 'affected')
  assert.equal(verdictOf({ ...said[0]!, version: '1.3.26' }, csaf.affected), null)
})

test('what is no advisory is none, and anything at all is read or refused without an error', () => {
  for (const value of [null, 1, 'x', [], {}, { id: 'x' }, { document: {} }]) assert.equal(readAdvisory(value), null)
  fc.assert(fc.property(fc.jsonValue(), (value) => void readAdvisory(value)))
  fc.assert(fc.property(fc.string(), (text) => void [spanOf(text), softwareIn(text)]))
})
