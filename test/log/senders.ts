// Real senders from Debian: rsyslog as it is installed, loggen of syslog-ng unpacked beside it (both cannot be installed together).
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const rsyslogd = ['/usr/sbin/rsyslogd', '/sbin/rsyslogd'].find((path) => existsSync(path)) ?? null
const syslogNg =
  ['/opt/hikeshi-tests/syslog-ng/usr', '/usr'].find((path) => existsSync(join(path, 'bin/loggen'))) ?? null
const hasTlsDriver = globSync('/usr/lib/*/rsyslog/lmnsd_ossl.so').length > 0

export const missing = {
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

/** An authority and certificates that it signed, as a site would make them with openssl. */
export function certificates(dir: string): {
  ca: string
  cert: string
  key: string
  clientCert: string
  clientKey: string
} {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' })
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
