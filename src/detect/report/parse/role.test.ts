import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseText } from './text.ts'

const facts = { file: 'x.txt', now: new Date('2026-11-21T00:00:00Z') }
const roles = (text: string) =>
  Object.fromEntries(
    parseText(text, 'utf-8', facts)
      .observables.filter((o) => o.type === 'ipv4-addr')
      .map((o) => [o.value, o.role]),
  )

test('a word or a label beside an address says its role', () => {
  const both = { '192.0.2.61': 'source', '203.0.113.20': 'target' }
  for (const text of [
    'Somebody tried to log in:\n\n  source       192.0.2.61\n  destination  203.0.113.20, port 22/tcp\n',
    'Source: 192.0.2.61\nTarget: 203.0.113.20\n',
    'attacker 192.0.2.61\nvictim 203.0.113.20\n',
    'Our server 203.0.113.20 was scanned by 192.0.2.61.',
    '192.0.2.61 から 宛先 203.0.113.20 への接続がありました。',
    '攻撃元: 192.0.2.61\n攻撃先: 203.0.113.20\n',
    '192.0.2.61 から当方の 203.0.113.20 へ、接続がありました。',
    'Somebody at 192.0.2.61 scans our 203.0.113.20.',
    '被害を受けたのは 203.0.113.20 で、攻撃したのは 192.0.2.61 です。',
    '被害ホスト: 203.0.113.20\n不審なIPアドレス: 192.0.2.61',
    'Nov 17 02:14:08 gw kernel: DROP SRC=192.0.2.61 DST=203.0.113.20 DPT=23',
  ])
    assert.deepEqual(roles(text), both, text)
})

test('addresses alone on their lines are the accused', () => {
  assert.deepEqual(roles('These hosts are infected:\n192.0.2.1\n192.0.2.2\n'), {
    '192.0.2.1': 'source',
    '192.0.2.2': 'source',
  })
})
