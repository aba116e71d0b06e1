// A time-stamping authority for tests: `openssl ts` behind a small HTTP server, with a root and a certificate of its own.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const noOpenssl = spawnSync('openssl', ['version']).status === 0 ? false : 'openssl is not here'

export type Authority = {
  readonly url: string
  readonly folder: string
  /** The root of the authority, PEM. */
  readonly root: string
  /** What it answers with; `away` is HTTP 503. */
  answers: 'well' | 'away' | 'another'
  asked: number
  close(): Promise<void>
}

const settings = (folder: string) => `
[ tsa ]
default_tsa = it
[ it ]
dir = ${folder}
serial = $dir/serial
crypto_device = builtin
signer_cert = $dir/tsa.pem
certs = $dir/root.pem
signer_key = $dir/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[ stamps ]
extendedKeyUsage = critical,timeStamping
[ other ]
extendedKeyUsage = codeSigning
`

/** `purpose` other makes one whose certificate is not for time stamps: no answer of it may count. */
export async function stampAuthority(): Promise<Authority> {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-tsa-'))
  const at = (name: string) => join(folder, name)
  writeFileSync(at('tsa.cnf'), settings(folder))
  writeFileSync(at('serial'), '01\n')
  const ssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc']
  ssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    at('root.key'),
    '-out',
    at('root.pem'),
    '-subj',
    '/CN=Root of the test',
    '-days',
    '9',
  )
  ssl('req', ...key, '-keyout', at('tsa.key'), '-out', at('tsa.csr'), '-subj', '/O=Test/CN=Clock of the test')
  const signing = ['-CA', at('root.pem'), '-CAkey', at('root.key'), '-days', '8', '-extfile', at('tsa.cnf')]
  ssl('x509', '-req', '-in', at('tsa.csr'), ...signing, '-extensions', 'stamps', '-out', at('tsa.pem'))
  const authority = { answers: 'well' as Authority['answers'], asked: 0 }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      authority.asked++
      if (authority.answers === 'away') {
        response.writeHead(503).end()
        return
      }
      writeFileSync(at('question.tsq'), Buffer.concat(parts))
      if (authority.answers === 'another')
        ssl('ts', '-query', '-digest', '00'.repeat(32), '-sha256', '-cert', '-out', at('question.tsq'))
      ssl('ts', '-reply', '-config', at('tsa.cnf'), '-queryfile', at('question.tsq'), '-out', at('answer.tsr'))
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(readFileSync(at('answer.tsr')))
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return Object.assign(authority, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`,
    folder,
    root: readFileSync(at('root.pem'), 'utf8'),
    async close() {
      await new Promise((closed) => server.close(closed))
      rmSync(folder, { recursive: true, force: true })
    },
  })
}
