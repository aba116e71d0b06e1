// Services, accounts, SUID files, kernel modules and what starts by itself, as lines of a baseline.
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { type Facts, lineOf } from '../entry.ts'
import { type BytePath, forSystem, inWalkOrder } from '../path.ts'
import { noRules, watchOf } from '../rule.ts'
import { readAccounts, readModules, readSockets, startPlaces } from '../system-state.ts'
import { type Batch, pathsIn } from './batch.ts'
import { look } from './look.ts'
import { type WalkBeside, walkBeside } from './walk-beside.ts'

type Asked = Pick<WalkBeside, 'root' | 'problem' | 'hung' | 'share' | 'patienceMs'>
type Thing = { readonly path: BytePath; readonly type: string; readonly facts: Facts }
const everything = watchOf(noRules)
const mostFileBytes = 16 * 1024 * 1024

function read(path: BytePath): string {
  try {
    const stat = lstatSync(forSystem(path))
    return stat.isDirectory() || stat.size > mostFileBytes ? '' : readFileSync(forSystem(path), 'latin1')
  } catch {
    return ''
  }
}

/** The kernel is asked only of the host that runs: a mounted disk has no sockets and no modules. */
export async function systemLines(given: Asked): Promise<string[]> {
  const { root } = given
  const things: Thing[] = [
    ...accounts(root),
    ...(await starts(given)),
    ...(await suidFiles(given)),
    ...(root === '' ? [...services(), ...modules()] : []),
  ]
  const once = new Map(things.map((one) => [one.path, one]))
  return [...once.values()]
    .sort((a, b) => inWalkOrder(a.path, b.path))
    .map(({ path, type, facts }) => lineOf(path, type, facts))
}

function accounts(root: BytePath): Thing[] {
  const found = readAccounts(read(`${root}/etc/passwd`), read(`${root}/etc/shadow`), read(`${root}/etc/group`))
  return found.map(({ name, ...facts }) => {
    const home = `${root}${facts.home}/.ssh`
    const keys = ['authorized_keys', 'authorized_keys2']
      .flatMap((file) => read(`${home}/${file}`).split('\n'))
      .flatMap((line) => /(?:ssh-|ecdsa-|sk-)\S+ ([A-Za-z0-9+/=]{40,})/.exec(line)?.[1] ?? [])
      .map(
        (key) =>
          `SHA256:${createHash('sha256').update(Buffer.from(key, 'base64')).digest('base64').replace(/=+$/, '')}`,
      )
      .sort()
    return { path: `account:${name}`, type: 'account', facts: { ...facts, ...(keys.length > 0 ? { keys } : {}) } }
  })
}

function services(): Thing[] {
  // Above this a UDP port was handed out for one question and says nothing.
  const [firstEphemeral = '32768'] = read('/proc/sys/net/ipv4/ip_local_port_range').trim().split(/\s+/)
  const owners = socketOwners()
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
    readSockets(protocol, read(`/proc/net/${protocol}`))
      .filter(({ port }) => protocol.startsWith('tcp') || port < Number(firstEphemeral))
      .map(({ address, port, inode }) => ({
        path: `service:${protocol.slice(0, 3)}/${address}:${port}`,
        type: 'service',
        facts: owners.get(inode) ?? { program: 'unknown' },
      })),
  )
}

function socketOwners(): Map<string, Facts> {
  const owners = new Map<string, Facts>()
  for (const pid of numbersIn('/proc')) {
    let sockets: string[] = []
    try {
      sockets = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
        try {
          return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
        } catch {
          return []
        }
      })
      if (sockets.length === 0) continue
      const program = readlinkSync(`/proc/${pid}/exe`)
      const uid = lstatSync(`/proc/${pid}`).uid
      for (const inode of sockets) owners.set(inode, { program, uid })
    } catch {
      // It ended, or belongs to somebody else.
    }
  }
  return owners
}
const numbersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

const modules = (): Thing[] =>
  readModules(read('/proc/modules')).map((name) => ({ path: `module:${name}`, type: 'module', facts: {} }))

function starts(given: Asked): Promise<Thing[]> {
  const roots = startPlaces.filter((path) => lstatSync(forSystem(given.root + path), { throwIfNoEntry: false }))
  return thingsOf('startup', walkBeside({ ...given, roots, rules: noRules }), given, (type) => type !== 'directory')
}

const suidFiles = (given: Asked): Promise<Thing[]> =>
  thingsOf('suid', walkBeside({ ...given, roots: ['/'], rules: noRules, onlySuid: true }), given, () => true)

/** A file as a thing of its own: what it may do and what is in it, and no times, which its own line has. */
async function thingsOf(
  kind: string,
  batches: AsyncIterable<Batch>,
  { root, problem, hung }: Asked,
  isWanted: (type: string) => boolean,
): Promise<Thing[]> {
  const found: Thing[] = []
  for await (const batch of batches)
    for (const path of pathsIn(batch)) {
      if (hung.has(path)) continue
      try {
        const line = look(path, { watch: everything, root, alive: () => {} })
        if (line === null) continue
        const { type, mode, uid, gid, sha256, link } = JSON.parse(line) as Record<string, unknown>
        if (!isWanted(String(type))) continue
        const facts = {
          mode,
          uid,
          gid,
          ...(sha256 === undefined ? {} : { sha256 }),
          ...(link === undefined ? {} : { link }),
        }
        found.push({ path: `${kind}:${path}`, type: kind, facts })
      } catch (error) {
        problem((error as NodeJS.ErrnoException).code ?? String(error), path)
      }
    }
  return found
}
