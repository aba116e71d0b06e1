// Somebody with the database in hand alters the record of a running desk: verification names the entry, and the pages are told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import { recordApi } from '#src/record/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { doorOf, newDataDir, removeDataDir, run, type ServingDesk, startDesk } from '../kit/serving.ts'
import { superuserOf } from '../kit/state-of.ts'

let dataDir = ''
let desk: ServingDesk
let headers: Record<string, string>
let intruder: pg.Client
const seqs: number[] = []
const hearLimitMs = 30_000

before(async () => {
  dataDir = await newDataDir()
  desk = await startDesk(dataDir)
  headers = await doorOf(desk)
  const { number } = await desk.client(incidentApi, headers).create({ title: '改ざん' })
  for (let i = 0; i < 40; i++) {
    const entry = await desk.client(incidentApi, headers).addEntry({ incident: number, text: `entry ${i}` })
    seqs.push(entry.seq)
  }
  intruder = await superuserOf(desk)
  await intruder.query('set session_replication_role = replica') // the triggers that refuse changes are off
})
after(async () => {
  await intruder?.end()
  await desk.stop()
  await removeDataDir(dataDir)
})

const status = () => desk.client(recordApi, headers).status({})
const verify = () => {
  const token = headers.authorization!.slice('Bearer '.length)
  return run(['record', 'verify', '--url', desk.url, '--json'], { HIKESHI_TOKEN: token })
}
const write = (seq: number, from: string, to: string) =>
  intruder.query('update record_entry set payload = replace(payload, $2, $3) where seq = $1', [seq, from, to])

/** What an open page is told next of the record, from the moment that this returns. */
async function listen(): Promise<{ heard: Promise<unknown>; close(): void }> {
  const stop = new AbortController()
  const response = await fetch(`${desk.url}/api/live`, { headers, signal: stop.signal })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let said = ''
  const until = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(said)
      if (found) return found[0]
      const { value, done } = await reader.read()
      assert.ok(!done, `the stream ended: ${said}`)
      said += value
    }
  }
  const timer = setTimeout(() => stop.abort(new Error('nothing was heard')), hearLimitMs)
  await until(/event: open/)
  const heard = until(/event: change\s+data: \{"topic":"record"[^\n]*/).finally(() => clearTimeout(timer))
  heard.catch(() => {})
  return { heard, close: () => stop.abort() }
}

test('an entry that was altered in the database is named by verification; the open pages are told and turn red, without a restart', async () => {
  assert.equal(verify().code, 0)
  assert.equal((await status()).state, 'intact')
  const seq = seqs[5]!
  const page = await listen()
  await write(seq, 'entry 5', 'entry V')
  const verdict = verify()
  assert.equal(verdict.code, 1)
  const { firstWrong } = JSON.parse(verdict.stdout) as { firstWrong: { seq: number; text: string } }
  assert.equal(firstWrong.seq, seq)
  assert.match(firstWrong.text, new RegExp(`${seq}`))
  assert.match(String(await page.heard), /record/)
  page.close()
  const red = await status()
  assert.deepEqual([red.state, red.problem?.seq], ['altered', seq])
})

test('once it is put back and the whole record was gone through, the pages are told and are no longer red', async () => {
  const page = await listen()
  await write(seqs[5]!, 'entry V', 'entry 5')
  assert.equal(verify().code, 0)
  await page.heard
  page.close()
  assert.equal((await status()).state, 'intact')
})

test('of the last entries the page itself sees it when it next asks, and every other page is told', async () => {
  const seq = seqs.at(-2)!
  const page = await listen()
  await write(seq, 'entry 38', 'entry 83')
  const red = await status()
  assert.deepEqual([red.state, red.problem?.seq], ['altered', seq])
  await page.heard
  page.close()
  assert.equal(verify().code, 1)
})

test('a tail that was cut off is seen by the page when it next asks', async () => {
  await write(seqs.at(-2)!, 'entry 83', 'entry 38')
  assert.equal(verify().code, 0)
  await intruder.query('delete from record_entry where seq > $1', [seqs.at(-4)])
  const red = await status()
  assert.equal(red.state, 'altered')
  const verdict = verify()
  assert.equal(verdict.code, 1)
  assert.equal((JSON.parse(verdict.stdout) as { firstWrong: { seq: number } }).firstWrong.seq, seqs.at(-3))
})
