// Software of the register against published weaknesses: what is found, what is decided, what goes, what the diary keeps.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { advisoryApi } from '#src/prepare/advisory/api.ts'
import { advisoryFolder, checkDaily } from '#src/prepare/advisory/jobs.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { type ServedDesk, servedDesk } from '../kit/served.ts'

let desk: ServedDesk
let headers: Record<string, string>
before(async () => {
  desk = await servedDesk()
  headers = await desk.signIn('responder')
})
after(() => desk.close())
const client = () => desk.client(advisoryApi, headers)

const osv = (id: string, name: string, fixed: string, more: object = {}) => ({
  id,
  modified: '2026-11-20T00:00:00Z',
  summary: `Weakness in ${name}`,
  affected: [
    {
      package: { ecosystem: 'Debian:12', name },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }],
    },
  ],
  ...more,
})
const file = (name: string, value: unknown) => ({
  name,
  mediaType: 'application/json',
  bytes: new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
})

test('a list of a host and an advisory meet; what is patched is gone, what is decided belongs to somebody', async () => {
  const taken = await client().takeSoftware({
    text: 'openssl\t3.0.11-1~deb12u1\nlibc6:amd64\t2.36-9\n\t1.0\n',
    host: 'web1',
    ecosystem: 'Debian:12',
    owner: 'Oba',
  })
  assert.deepEqual([taken.taken, taken.problems.map(({ line }) => line)], [2, [3]])
  const given = [
    file('a.json', osv('DSA-1', 'openssl', '3.0.11-1~deb12u2')),
    file('bad.json', '{"x":1}'),
    file('no.json', '{\nno\nJSON'),
  ]
  const { outcomes, found } = await client().take({}, given)
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    ['new', 'unread', 'unread'],
  )
  assert.equal(found, 1)
  assert.deepEqual((await client().take({}, given.slice(0, 1))).outcomes[0]!.outcome, 'same')
  const [open] = (await client().list({})).rows
  assert.deepEqual(
    [open!.advisory.id, open!.software.host, open!.verdict, open!.decision],
    ['DSA-1', 'web1', 'affected', 'open'],
  )
  const decided = { weakness: open!.id, decision: 'planned' as const, reason: 'in the window of Sunday' }
  await assert.rejects(client().decide(decided), /weakness\.owner|422|400/)
  await client().decide({ ...decided, owner: 'Oba' })
  assert.equal((await client().list({})).rows[0]!.owner, 'Oba')
  const [, software] = (await client().software({ host: 'web1' })).rows
  const failed = await client().patch({
    software: software!.id,
    version: '3.0.11-1~deb12u2',
    outcome: 'failed',
    risk: 'snapshot',
  })
  assert.deepEqual([failed.before, failed.after], ['3.0.11-1~deb12u1', '3.0.11-1~deb12u1'])
  assert.equal((await client().list({})).rows.length, 1)
  await client().patch({
    software: software!.id,
    version: '3.0.11-1~deb12u2',
    source: 'security.debian.org',
    tried: 'web-test',
  })
  assert.deepEqual((await client().list({})).rows, [])
  const diary = (await client().patches({})).rows
  assert.deepEqual(diary.map(({ outcome, after }) => [outcome, after]).sort(), [
    ['failed', '3.0.11-1~deb12u1'],
    ['good', '3.0.11-1~deb12u2'],
  ])
})

test('what answers on a port is held against what is published, also without its version', async () => {
  await client().take({}, [
    file('apache.json', osv('DEMO-APACHE', 'Apache HTTP Server', '1.3.26')),
    file('bind.json', osv('DEMO-BIND', 'BIND 9', '9.1.3')),
  ])
  const { rows } = await client().match({ said: 'Apache/1.3.20 (Unix)\nBIND\nnginx 1.2' })
  assert.deepEqual(
    rows.map(({ advisory, verdict }) => [advisory.id, verdict]),
    [
      ['DEMO-APACHE', 'affected'],
      ['DEMO-BIND', 'unsure'],
    ],
  )
})

test('every day the folder of advisories is taken and all is held against all, once a day', async () => {
  const context = contextOfDesk(desk.desk)
  const folder = join(advisoryFolder(desk.desk.dataDir), 'mirror')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'c.json'), JSON.stringify(osv('DSA-2', 'libc6', '2.36-9+deb12u1')))
  const later = (days: number) => ({
    ...context,
    desk: { ...context.desk, now: () => new Date(Date.now() + days * 86_400_000) },
  })
  assert.equal(await checkDaily(later(1.1)), 1)
  assert.equal(await checkDaily(later(1.2)), null)
  assert.equal(await checkDaily(later(2.3)), 0)
  const ids = async () => (await client().list({})).rows.map(({ advisory }) => advisory.id)
  assert.deepEqual(await ids(), ['DSA-2'])
  await client().take({}, [
    file('c.json', osv('DSA-2', 'libc6', '2.36-9+deb12u1', { withdrawn: '2026-11-21T00:00:00Z' })),
  ])
  assert.deepEqual(await ids(), [])
})

test('a reader reads and does not write', async () => {
  const auditor = desk.client(advisoryApi, await desk.signIn('auditor'))
  assert.ok((await auditor.list({})).advisories > 0)
  await assert.rejects(auditor.addSoftware({ host: 'a', name: 'b' }), /403/)
})
