// The other side of signed and encrypted mail: GnuPG and OpenSSL as somebody outside has them, in a folder of their own.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Ran = { readonly status: number; readonly out: Buffer; readonly said: string }

export type Correspondent = {
  readonly folder: string
  gpg(args: readonly string[], input?: Buffer | string): Ran
  openssl(args: readonly string[], input?: Buffer | string): Ran
  /** Makes a file in the folder and says where. */
  file(name: string, bytes: Buffer | string): string
  read(name: string): string
  end(): void
}

/** Null where this machine has no GnuPG or no OpenSSL: the tests say so and are skipped. */
export function correspondent(): Correspondent | null {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-key-'))
  const run = (program: string, args: readonly string[], input: Buffer | string = ''): Ran => {
    const ran = spawnSync(program, [...args], {
      cwd: folder,
      input,
      env: { PATH: process.env.PATH, GNUPGHOME: folder, LC_ALL: 'C' },
      maxBuffer: 100_000_000,
    })
    return { status: ran.status ?? -1, out: ran.stdout ?? Buffer.alloc(0), said: String(ran.stderr ?? '') }
  }
  const end = () => {
    run('gpgconf', ['--kill', 'all'])
    rmSync(folder, { recursive: true, force: true })
  }
  if (run('gpg', ['--version']).status !== 0 || run('openssl', ['version']).status !== 0) {
    end()
    return null
  }
  return {
    folder,
    gpg: (args, input) =>
      run('gpg', ['--batch', '--yes', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', '', ...args], input),
    openssl: (args, input) => run('openssl', args, input),
    file(name, bytes) {
      writeFileSync(join(folder, name), bytes, { mode: 0o600 })
      return join(folder, name)
    },
    read: (name) => readFileSync(join(folder, name), 'latin1'),
    end,
  }
}

/** A PGP key of theirs; the public part as they would send it. */
export function pgpKeyOf(they: Correspondent, owner: string, until = '1y'): string {
  const made = they.gpg(['--quick-generate-key', owner, 'future-default', 'default', until])
  if (made.status !== 0) throw new Error(made.said)
  return they.gpg(['--armor', '--export', owner]).out.toString('latin1')
}

/** A key and a certificate of theirs, issued by an authority of their own. */
export function smimeKeyOf(
  they: Correspondent,
  name: string,
  email: string,
  days = 30,
): { certificate: string; key: string } {
  if (they.openssl(['x509', '-in', 'ca.pem', '-noout']).status !== 0)
    they.openssl([
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30'],
      ...['-subj', '/CN=Test Authority', '-addext', 'basicConstraints=critical,CA:TRUE'],
    ])
  they.openssl([
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
    '-subj',
    `/CN=${name}`,
  ])
  they.file('ext', `subjectAltName=email:${email}\nkeyUsage=digitalSignature,keyEncipherment\n`)
  const made = they.openssl([
    ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-days', `${days}`, '-out', `${name}.pem`, '-extfile', 'ext'],
  ])
  if (made.status !== 0) throw new Error(made.said)
  return { certificate: they.read(`${name}.pem`), key: they.read(`${name}.key`) }
}
