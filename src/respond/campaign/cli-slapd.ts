// A directory of one's own for rehearsals: OpenLDAP's slapd with mdb and ppolicy in a temporary folder, gone when it is closed.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newSecret } from '#src/prepare/people/secret.ts'

export type OwnSlapd = {
  readonly url: string
  readonly base: string
  readonly bindDn: string
  readonly bindPassword: string
  readonly folder: string
  /** Dies as by `kill -9`, and comes back at the same place. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Hangs without an answer, until it goes on. */
  hang(): void
  goOn(): void
  close(): Promise<void>
}

const programs = ['/usr/sbin/slapd', '/usr/local/libexec/slapd', '/usr/libexec/slapd']
const schemas = '/etc/ldap/schema'
const modules = ['/usr/lib/ldap', '/usr/lib64/openldap', '/usr/lib/openldap']
const startLimitMs = 15_000

export const slapdProgram = (): string | null => programs.find(existsSync) ?? null

/** Starts it with these entries (LDIF without the base entry and the people’s branch, which are made here). */
export async function startSlapd(people: Iterable<string>): Promise<OwnSlapd> {
  const program = slapdProgram()
  if (!program) throw new Error('slapd is not installed (Debian: apt-get install slapd)')
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-slapd-'))
  const base = 'dc=rehearsal,dc=example'
  const bindDn = `cn=admin,${base}`
  const bindPassword = newSecret()
  const port = await freePort()
  const url = `ldap://127.0.0.1:${port}`
  const config = join(folder, 'slapd.conf')
  await mkdir(join(folder, 'db'), { mode: 0o700 })
  await writeFile(config, configOf({ folder, base, bindDn, bindPassword }), { mode: 0o600 })
  const ldif = join(folder, 'people.ldif')
  await writeFile(ldif, [...foundation(base), ...people].join('\n'), { mode: 0o600 })
  const add = spawn(program, ['-Ta', '-q', '-f', config, '-l', ldif], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  add.stderr.on('data', (bytes: Buffer) => {
    said = (said + bytes).slice(-2_000)
  })
  const [code] = (await once(add, 'close')) as [number | null]
  if (code !== 0) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(`slapadd failed: ${said}`)
  }
  await rm(ldif)
  let child: ChildProcess | null = null
  const start = async () => {
    child = spawn(program, ['-f', config, '-h', url, '-d', '0'], { stdio: 'ignore' })
    await answering(port, child)
  }
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'close')
    child.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    url,
    base: `ou=people,${base}`,
    bindDn,
    bindPassword,
    folder,
    kill,
    start,
    hang: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
    async close() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function configOf(of: { folder: string; base: string; bindDn: string; bindPassword: string }): string {
  const moduleFolder = modules.find(existsSync) ?? modules[0]!
  return `
${['core', 'cosine', 'inetorgperson'].map((name) => `include ${schemas}/${name}.schema`).join('\n')}
pidfile ${of.folder}/pid
modulepath ${moduleFolder}
moduleload back_mdb
moduleload ppolicy
moduleload pw-sha2
sizelimit unlimited
idletimeout 0
threads 4
access to attrs=userPassword by anonymous auth by * none
access to * by * read
database mdb
suffix "${of.base}"
rootdn "${of.bindDn}"
rootpw ${of.bindPassword}
directory ${of.folder}/db
maxsize 1073741824
dbnosync
index objectClass,uid eq
overlay ppolicy
ppolicy_default "cn=default,${of.base}"
ppolicy_hash_cleartext
`
}

const foundation = (base: string): string[] => [
  `dn: ${base}\nobjectClass: dcObject\nobjectClass: organization\no: Rehearsal\ndc: rehearsal\n`,
  `dn: cn=default,${base}\nobjectClass: applicationProcess\nobjectClass: pwdPolicy\ncn: default\npwdAttribute: userPassword\npwdCheckQuality: 1\npwdMinLength: 12\npwdInHistory: 0\n`,
  `dn: ou=people,${base}\nobjectClass: organizationalUnit\nou: people\n`,
]

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  const until = Date.now() + startLimitMs
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isUp = await new Promise<boolean>((give) =>
      socket.once('connect', () => give(true)).once('error', () => give(false)),
    )
    socket.destroy()
    if (isUp) return
    if (child.exitCode !== null || Date.now() > until) throw new Error('slapd did not start')
    await pause(30)
  }
}
