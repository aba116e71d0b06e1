// What cannot be stored is set aside and named; the lines after it are looked at all the same.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { alertActions } from '#src/detect/alert/actions.ts'
import { alertApi } from '#src/detect/alert/api.ts'
import { watchAlerts } from '#src/detect/alert/jobs/watch.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { signatureActions } from '#src/detect/signature/actions.ts'
import { replaceFolder } from '#src/detect/signature/store.ts'
import type { Context } from '#src/platform/context.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { shell } from './rules.ts'

let desk: TestDesk
let lead: Context
let stop: () => Promise<void>
const bytes = (text: string) => new TextEncoder().encode(text)
const take = (source: string, text: string) =>
  logActions.import(lead, {
    ...logApi.import.input.parse({ source, year: 2025, zone: 'UTC' }),
    files: [{ name: `${source}.log`, mediaType: 'text/plain', bytes: bytes(text) }],
  })
async function looked(): Promise<void> {
  const last = await (await desk.desk.archive()).lastSeq()
  for (;;) {
    const { rows } = await desk.desk.state.pool.query('select seq from detection_cursor')
    if (rows[0] && Number(rows[0].seq) >= last) return
    await pause(20)
  }
}
const alerts = async () => (await alertActions.list(lead, alertApi.list.input.parse({}))).alerts
const eve = (signature: string, id: number): string =>
  `{"timestamp":"2025-11-02T10:00:00.000000+0000","event_type":"alert","src_ip":"192.0.2.5${id}","dest_ip":"203.0.113.1","proto":"TCP","alert":{"signature_id":${id},"signature":"${signature}","severity":1}}\n`

before(async () => {
  desk = await testDesk()
  lead = await desk.as('lead')
})
after(async () => {
  await stop()
  await desk.close()
})

test('a text that no database takes is stored with a mark in its place', { timeout: 120_000 }, async () => {
  stop = watchAlerts(lead, 20)
  await take('ids', eve('ET \\u0000 null', 1) + eve('ET \\ud800 half', 2) + eve('ET whole', 3))
  await looked()
  assert.deepEqual(
    (await alerts()).map(({ title }) => title).sort(),
    ['ET whole', 'ET \ufffd half', 'ET \ufffd null'].sort(),
  )
  assert.deepEqual(desk.troubles, [])
})

test('an alert that cannot be stored is set aside on the record, and those of its batch are raised', {
  timeout: 120_000,
}, async () => {
  // A key that no index takes: far longer in UTF-8 than a page has room for.
  const name = Array.from({ length: 890 }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919) % 20_000))).join('')
  const loud = shell.replace(/^id:.*\n/m, '').replace('Web shell', 'Long')
  // From a folder: of what is sent a name is shortened.
  await replaceFolder(desk.desk.state.db, [{ file: `${name}.yml`, text: loud }], desk.desk.now())
  await signatureActions.uploadRules(lead, {
    files: [{ name: 'shell.yml', mediaType: 'text/plain', bytes: bytes(shell) }],
  })
  // A line that comes while the rules are being read is still looked at with those of before: the second line waits for that of the first.
  for (const id of [7, 8]) {
    await take('ids', eve('ET calm', id))
    await looked()
  }
  await take(
    'web',
    '2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff - - [02/Nov/2025:10:00:00 +0000] "GET /up/shell.php HTTP/1.1" 200 12 "-" "curl"\n',
  )
  await looked()
  assert.ok((await alerts()).some(({ title }) => title === 'Web shell'))
  const { rows } = await desk.desk.state.pool.query(
    `select count(*)::int as n from record_entry where code = 'alert.set-aside'`,
  )
  assert.equal(rows[0].n, 1)
  assert.equal(desk.troubles.length, 1)
  assert.match(desk.troubles[0]!, /alert\.set-aside/)
})
