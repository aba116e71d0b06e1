import assert from 'node:assert/strict'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { agentApi } from '#src/detect/agent/api.ts'
import { certificates, missing } from '../log/senders.ts'
import {
  doorOf,
  linesOf,
  newCertificate,
  newDataDir,
  removeDataDir,
  root,
  runAgent,
  startAgent,
  type TlsDesk,
  tlsDesk,
  until,
} from './kit.ts'

const skip = missing.openssl ?? false
const dir = join(root, 'certificate')
let dataDir: string
let desk: TlsDesk
let files: ReturnType<typeof certificates>

before(async () => {
  if (skip) return
  newCertificate()
  mkdirSync(join(dir, 'stranger'), { recursive: true })
  files = certificates(dir)
  dataDir = await newDataDir()
  desk = await tlsDesk(dataDir, 0, { HIKESHI_HTTPS_CA: files.ca })
})
after(async () => {
  await desk?.stop()
  if (dataDir) await removeDataDir(dataDir)
})

const statusOf = (url: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = get(url, { rejectUnauthorized: false }, (response) => resolve(response.resume().statusCode))
    asked.once('error', reject)
  })

test('a desk that asks agents for a certificate takes none without one that its authority signed, and opens its pages to everybody', {
  skip,
}, async () => {
  const { token } = await desk.client(agentApi, await doorOf(desk)).invite({ name: 'gate' })
  const state = join(dir, 'state')
  const enrol = (...more: string[]) =>
    runAgent(['enrol', '--desk', desk.https, '--token', token, '--trust-first', '--state', state, ...more])
  assert.match((await enrol()).stderr, /asks agents for a client certificate/)
  assert.equal(await statusOf(`${desk.https}/api/openapi.json`), 200)
  const stranger = certificates(join(dir, 'stranger'))
  assert.match(
    (await enrol('--cert', stranger.clientCert, '--key', stranger.clientKey)).stderr,
    /asks agents for a client certificate/,
  )
  assert.match((await enrol('--cert', files.clientCert)).stderr, /both --cert and --key/)
  const enrolled = await enrol('--cert', files.clientCert, '--key', files.clientKey)
  assert.equal(enrolled.code, 0, enrolled.stderr)

  const log = join(dir, 'auth.log')
  writeFileSync(log, 'Nov 21 12:00:03 gate sshd[4]: Failed password for root from 192.0.2.1 port 4022 ssh2\n')
  const agent = await startAgent(dir, state, { files: [{ path: log }] })
  await until(
    'the line',
    () => linesOf(desk, 'gate'),
    (lines) => lines.length === 1,
  )

  // The secret alone is not enough; it says so, and sends again once the certificate is back.
  renameSync(files.clientCert, `${files.clientCert}.away`)
  writeFileSync(log, 'Nov 21 12:00:04 gate sshd[4]: Failed password for root from 192.0.2.1 port 4023 ssh2\n', {
    flag: 'a',
  })
  await agent.stop()
  const again = await startAgent(dir, state, { files: [{ path: log }] })
  await until(
    'what is wrong',
    async () => again.said(),
    (said) => said.includes('certificate of this host'),
  )
  renameSync(`${files.clientCert}.away`, files.clientCert)
  await until(
    'the second line',
    () => linesOf(desk, 'gate'),
    (lines) => lines.length === 2,
  )
  await again.stop()
})
