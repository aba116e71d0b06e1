// The existence of evidence proved by an authority outside (RFC 3161, `openssl ts`): asked for, checked, tried again, and held against OpenSSL.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Context } from '#src/platform/context.ts'
import { askForStamp } from '#src/platform/time-stamp/ask.ts'
import { checkStamp, rootsIn } from '#src/platform/time-stamp/token.ts'
import { ownerOf, uploadFor } from '#src/respond/evidence/actions/take-in.ts'
import { evidenceActions } from '#src/respond/evidence/actions.ts'
import { evidenceApi } from '#src/respond/evidence/api.ts'
import { proveWaiting } from '#src/respond/evidence/jobs.ts'
import { calls, incident } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { type Authority, noOpenssl, stampAuthority } from './stamp-authority.ts'

const evidence = calls(evidenceApi, evidenceActions as never)
const text = 'a log that will be asked about in court\n'
const sha256 = createHash('sha256').update(text).digest('hex')

let kit: TestDesk
let authority: Authority
let lead: Context
let ask: { incident: string; item: string }
/** So far ahead is the desk's clock. */
let laterMs = 0
before(async () => {
  if (noOpenssl) return
  kit = await testDesk()
  authority = await stampAuthority()
  const made = await kit.as('lead')
  const stamps = { url: authority.url, roots: rootsIn(authority.root) }
  lead = { ...made, desk: { ...made.desk, stampAuthority: stamps, now: () => new Date(Date.now() + laterMs) } }
  const { number, id } = await incident.create(lead, { title: '不正アクセス', kinds: [] })
  const about = { name: 'access.log', mediaType: '', owner: ownerOf(lead.viewer.id), about: uploadFor(id) }
  const { id: upload } = await kit.desk.vault.uploads.begin({ ...about, bytes: text.length })
  async function* body() {
    yield Buffer.from(text)
  }
  await kit.desk.vault.uploads.append(upload, 0, body())
  const row = await evidence.add(lead, { incident: number, kind: 'file', upload, description: 'a log' })
  ask = { incident: number, item: row.number }
})
after(async () => {
  await authority?.close()
  await kit?.close()
})

test('an authority that is away holds up nothing: the proof is asked for later, and says why not yet', {
  skip: noOpenssl,
}, async () => {
  authority.answers = 'away'
  assert.equal(await proveWaiting(lead), 0)
  const { proof } = await evidence.show(lead, ask)
  assert.deepEqual([proof?.state, proof?.tries, proof?.problem], ['waiting', 1, 'HTTP 503'])
  assert.equal((await evidence.verify(lead, ask)).state, 'whole')
  // Not before its time.
  await proveWaiting(lead)
  assert.equal(authority.asked, 1)
  // An answer to another question is none.
  laterMs += 3_600_000
  authority.answers = 'another'
  assert.equal(await proveWaiting(lead), 0)
  assert.equal((await evidence.show(lead, ask)).proof?.problem, 'time stamp: imprint')
})

test('the proof is kept as it came, stands in the chain of custody, and OpenSSL agrees with it', {
  skip: noOpenssl,
}, async () => {
  laterMs += 24 * 3_600_000
  authority.answers = 'well'
  assert.equal(await proveWaiting(lead), 1)
  assert.equal(await proveWaiting(lead), 0)
  const { proof, custody } = await evidence.show(lead, ask)
  assert.deepEqual([proof?.state, proof?.authority, proof?.isTrusted], ['proved', 'Clock of the test', true])
  assert.match(custody.map((line) => line.text).join('\n'), /proved \(RFC 3161, Clock of the test/)
  assert.equal((await evidence.verify(lead, ask)).proof?.state, 'proved')
  const [file, answer] = [join(authority.folder, 'access.log'), join(authority.folder, 'E1.tsr')]
  writeFileSync(file, text)
  writeFileSync(answer, (await evidence.proof(lead, ask)).body)
  const roots = join(authority.folder, 'root.pem')
  assert.match(
    execFileSync('openssl', ['ts', '-verify', '-data', file, '-in', answer, '-CAfile', roots], {
      encoding: 'utf8',
      stdio: 'pipe',
    }),
    /OK/,
  )
  const cli = (...args: string[]) =>
    spawnSync('bin/hikeshi', ['evidence', 'check-proof', ...args], { encoding: 'utf8' })
  const offline = cli(file, '--proof', answer, '--ca', roots, '--json')
  assert.deepEqual([offline.status, JSON.parse(offline.stdout).isTrusted], [0, true], offline.stderr)
  writeFileSync(file, `${text}!`)
  assert.equal(cli(file, '--proof', answer, '--ca', roots).status, 1)
})

test('a proof in the database that was altered is found when it is looked at', { skip: noOpenssl }, async () => {
  const { sql } = await import('kysely')
  const row = (await evidence.show(lead, ask)).row
  await sql`update evidence_proof set answer = overlay(answer placing '\\x00'::bytea from octet_length(answer)) where evidence_id = ${row.id}`.execute(
    kit.desk.state.db,
  )
  assert.deepEqual(
    [(await evidence.show(lead, ask)).proof?.state, (await evidence.verify(lead, ask)).proof?.fault],
    ['wrong', 'signature'],
  )
})

test('no bit of a time stamp can be changed so that it says something else', { skip: noOpenssl }, async () => {
  const roots = rootsIn(authority.root)
  const { answer, stamp } = await askForStamp({ url: authority.url, roots }, sha256)
  await fc.assert(
    fc.asyncProperty(fc.nat(answer.byteLength - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(answer)
      changed[at]! ^= 1 << bit
      const seen = await checkStamp(changed, sha256, { roots })
      if (seen.fault === null) assert.deepEqual(seen, stamp)
    }),
    { numRuns: 60 },
  )
  assert.equal((await checkStamp(answer, '0'.repeat(64), { roots })).fault, 'imprint')
  assert.deepEqual(await checkStamp(answer, sha256, { roots: [] }), { ...stamp, isTrusted: false })
  const stranger = await stampAuthority()
  const others = rootsIn(stranger.root)
  await stranger.close()
  assert.equal((await checkStamp(answer, sha256, { roots: others })).fault, 'chain')
  assert.equal((await checkStamp(answer.subarray(0, 300), sha256, { roots })).fault, 'unreadable')
})
