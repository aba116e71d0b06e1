import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEvent } from '../../reader.ts'
import { newReading } from '../../reading.ts'
import { chainQuery } from './chain.ts'

const given = { format: 'auto', zone: 'UTC', receivedAtMs: Date.UTC(2026, 10, 22) }
const queryOf = (raw: string): string =>
  chainQuery({ source: 'gate', event: readEvent(raw, newReading(given)) as Record<string, string> })

test('the lines that client, proxy and firewall write of one action are found by what they have in common', () => {
  const proxy =
    '1795225200.123    45 192.168.10.5 TCP_MISS/200 512 GET http://board.example.jp/post - DIRECT/203.0.113.9 text/html'
  const firewall =
    'Nov 21 12:00:00 fw kernel: OUT=eth1 SRC=192.168.10.5 DST=203.0.113.9 LEN=60 TTL=63 ID=1 PROTO=TCP SPT=40000 DPT=80 SYN'
  assert.equal(queryOf(proxy), 'address:192.168.10.5 or address:203.0.113.9 or "board.example.jp"')
  assert.equal(queryOf(firewall), 'address:192.168.10.5 or address:203.0.113.9')
})

test('a line that names nobody leads nowhere, and addresses that every host has are left out', () => {
  assert.equal(queryOf('Nov 21 12:00:00 gate systemd[1]: Started Daily apt download activities.'), '')
  assert.equal(queryOf('Nov 21 12:00:00 gate sshd[7]: Accepted password for root from 127.0.0.1 port 4022 ssh2'), '')
})
