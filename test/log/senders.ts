// Real senders from Debian: rsyslog as it is installed, loggen of syslog-ng unpacked beside it (both cannot be installed together).
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const rsyslogd = ['/usr/sbin/rsyslogd', '/sbin/rsyslogd'].find((path) => existsSync(path)) ?? null
const syslogNg =
  ['/opt/hikeshi-tests/syslog-ng/usr', '/usr'].find((path) => existsSync(join(path, 'bin/loggen'))) ?? null
const hasTlsDriver = globSync('/usr/lib/*/rsyslog/lmnsd_ossl.so').length > 0

const systemd = '/opt/hikeshi-tests/systemd'
const systemdEnv = {
  ...process.env,
  LD_LIBRARY_PATH: globSync([`${systemd}/usr/lib/*/systemd`, `${systemd}/usr/lib/*-linux-gnu`]).join(':'),
}

export const missing = {
  journalUpload: existsSync(`${systemd}/lib/systemd/systemd-journal-upload`)
    ? null
    : 'systemd-journal-upload is not there (scripts/test-parts.sh unpacks it)',
  rsyslog: rsyslogd ? null : 'rsyslog is not installed (scripts/test-parts.sh does it)',
  rsyslogTls: rsyslogd && hasTlsDriver ? null : 'rsyslog-openssl is not installed (scripts/test-parts.sh does it)',
  loggen: syslogNg ? null : 'loggen of syslog-ng is not there (scripts/test-parts.sh unpacks it)',
  openssl: existsSync('/usr/bin/openssl') ? null : 'openssl is not installed',
}

/** Runs rsyslogd of its own on a file of lines and sends each as RFC 5424; ends with the function it gives. */
export function rsyslogSends(dir: string, lines: string, action: string): { stop(): Promise<void>; said(): string } {
  const conf = join(dir, 'rsyslog.conf')
  writeFileSync(
    conf,
    `global(workDirectory="${dir}" maxMessageSize="2m" parser.escapeControlCharactersOnReceive="off")
module(load="imfile" mode="polling" pollingInterval="1")
input(type="imfile" file="${lines}" tag="exam:" facility="local3" severity="info" readTimeout="1")
${action}
`,
  )
  const child = spawn(rsyslogd!, ['-n', '-f', conf, '-i', join(dir, 'rsyslog.pid')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { stop: () => ended(child), said: saidBy(child) }
}

/** loggen sends `count` messages and ends. */
export function loggen(args: readonly string[], count: number, host: string, port: number): void {
  execFileSync(
    join(syslogNg!, 'bin/loggen'),
    [...args, '--number', String(count), '--rate', '100000', '--interval', '60', '--quiet', host, String(port)],
    {
      env: { ...process.env, SYSLOGNG_PREFIX: syslogNg!, LD_LIBRARY_PATH: join(syslogNg!, 'lib/syslog-ng') },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 60_000,
    },
  )
}

/** A journal as journald keeps it, of records with a text, a text of two lines and bytes by turns, made by systemd-journal-remote. */
export function journalFile(dir: string, count: number): string {
  const field = (name: string, value: Buffer): Buffer => {
    const length = Buffer.alloc(8)
    length.writeBigUInt64LE(BigInt(value.length))
    return Buffer.concat([Buffer.from(`${name}\n`), length, value, Buffer.from('\n')])
  }
  const records = Array.from({ length: count }, (_, n) =>
    Buffer.concat([
      Buffer.from(
        `__REALTIME_TIMESTAMP=${1_793_232_000_000_000 + n * 1_000}\n__MONOTONIC_TIMESTAMP=${n}\n_BOOT_ID=${'0'.repeat(31)}1\n` +
          `_HOSTNAME=journal-exam\n_MACHINE_ID=${'0'.repeat(31)}2\nPRIORITY=5\nSYSLOG_IDENTIFIER=sshd\n_PID=${n + 1}\n`,
      ),
      n % 3 === 0
        ? field('MESSAGE', Buffer.from(`first line ${n}\nsecond line`))
        : n % 3 === 1
          ? Buffer.from(`MESSAGE=Failed password for root from 192.0.2.9 port ${1_024 + n} ssh2\n`)
          : field('MESSAGE', Buffer.from([0xff, 0, 10, 0x80])),
      Buffer.from('\n'),
    ]),
  )
  const [text, file] = [join(dir, 'records'), join(dir, 'remote.journal')]
  writeFileSync(text, Buffer.concat(records))
  execFileSync(`${systemd}/lib/systemd/systemd-journal-remote`, ['-o', file, text], { env: systemdEnv, stdio: 'pipe' })
  return file
}

/** systemd-journal-upload, which goes on until it is stopped. */
export function journalUploader(args: readonly string[]): { stop(): Promise<void>; said(): string } {
  const child = spawn(`${systemd}/lib/systemd/systemd-journal-upload`, [...args], {
    env: systemdEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { stop: () => ended(child), said: saidBy(child) }
}

/** An authority and certificates that it signed, as a site would make them with openssl. */
export function certificates(dir: string): {
  ca: string
  cert: string
  key: string
  clientCert: string
  clientKey: string
} {
  const openssl = (...args: string[]) => execFileSync('openssl', [...args], { cwd: dir, stdio: 'pipe' })
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=Exam CA',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  )
  for (const [name, subject] of [
    ['desk', 'localhost'],
    ['client', 'gate.exam.example'],
  ] as const) {
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      `/CN=${subject}`,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
    )
    writeFileSync(join(dir, `${name}.ext`), `subjectAltName=DNS:${subject}\n`)
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-days',
      '2',
      '-extfile',
      `${name}.ext`,
      '-out',
      `${name}.pem`,
    )
  }
  const file = (name: string) => join(dir, name)
  return {
    ca: file('ca.pem'),
    cert: file('desk.pem'),
    key: file('desk.key'),
    clientCert: file('client.pem'),
    clientKey: file('client.key'),
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await gone
}

function saidBy(child: ChildProcess): () => string {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (said = `${said}${chunk}`.slice(-20_000)))
  return () => said
}
