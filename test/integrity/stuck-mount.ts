// A file system of the kernel (FUSE) whose server answers until it is told to be stuck: from then on whoever reads the folder `stuck`, or
// the file that is called so, waits for ever, as on a network mount whose server is gone. Run by itself it is that server.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** By their numbers: 1 is the root of it. */
const nodes = [
  { name: '', in: 0, isFolder: true },
  { name: 'before', in: 1, isFolder: false },
  { name: 'folder', in: 1, isFolder: true },
  { name: 'inside', in: 3, isFolder: false },
  { name: 'stuck', in: 1, isFolder: true },
  { name: 'within', in: 5, isFolder: false },
  { name: 'then', in: 1, isFolder: true },
  { name: 'stuck', in: 7, isFolder: false },
  { name: 'zuletzt', in: 1, isFolder: false },
].map((one, at) => ({ ...one, id: at + 1 }))
const content = Buffer.from('what it was\n')

const [lookup, forget, getattr, open, read, init, opendir, readdir, batchForget] = [1, 2, 3, 14, 15, 26, 27, 28, 42]
const answeredWithNothing = new Set([18, 25, 29, 34])
const unanswered = new Set([forget, batchForget, 36])
const [noEntry, notKnown] = [-2, -38]

function attributes(id: number): Buffer {
  const out = Buffer.alloc(88)
  const { isFolder } = nodes[id - 1]!
  out.writeBigUInt64LE(BigInt(id), 0)
  out.writeBigUInt64LE(BigInt(isFolder ? 0 : content.length), 8)
  for (const at of [24, 32, 40]) out.writeBigUInt64LE(1_700_000_000n, at)
  out.writeUInt32LE(isFolder ? 0o040755 : 0o100644, 60)
  out.writeUInt32LE(1, 64)
  return out
}
function names(id: number, offset: number): Buffer {
  const found = nodes.filter((one) => one.in === id).slice(offset)
  return Buffer.concat(
    found.map(({ id: child, name, isFolder }, at) => {
      const entry = Buffer.alloc(24 + Math.ceil(name.length / 8) * 8)
      entry.writeBigUInt64LE(BigInt(child), 0)
      entry.writeBigUInt64LE(BigInt(offset + at + 1), 8)
      entry.writeUInt32LE(name.length, 16)
      entry.writeUInt32LE(isFolder ? 4 : 8, 20)
      entry.write(name, 24)
      return entry
    }),
  )
}

/** The answer to one question of the kernel; a number is an error, null is none, ever. */
function answer(asked: number, id: number, body: Buffer, stuck: string): Buffer | number | null {
  if (answeredWithNothing.has(asked)) return Buffer.alloc(0)
  const node = nodes[id - 1]
  if (asked === init) {
    const out = Buffer.alloc(64)
    for (const [at, value] of [7, 31, 65_536].entries()) out.writeUInt32LE(value, at * 4)
    out.writeUInt32LE(4_096, 20)
    return out
  }
  if (asked === lookup) {
    const name = body.subarray(0, body.indexOf(0)).toString()
    const child = nodes.find((one) => one.in === id && one.name === name)
    if (!child) return noEntry
    const out = Buffer.alloc(40)
    out.writeBigUInt64LE(BigInt(child.id), 0)
    return Buffer.concat([out, attributes(child.id)])
  }
  if (asked === getattr) return Buffer.concat([Buffer.alloc(16), attributes(id)])
  // Read anew each time: what was read before is no answer of the server.
  if (asked === open || asked === opendir) return Buffer.from([...Buffer.alloc(8), 1, ...Buffer.alloc(7)])
  if (asked === (stuck === 'folder' ? readdir : stuck === 'file' ? read : null) && node?.name === 'stuck') return null
  if (asked === readdir) return names(id, Number(body.readBigUInt64LE(8)))
  if (asked === read) return content.subarray(Number(body.readBigUInt64LE(8)))
  return notKnown
}

const stuckNow = (sign: string): string => (existsSync(sign) ? readFileSync(sign, 'utf8') : '')

function serve(device: number, sign: string): void {
  const question = Buffer.alloc(1024 ** 2)
  for (;;) {
    let length = 0
    try {
      length = readSync(device, question, 0, question.length, null)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue
      return
    }
    const asked = question.readUInt32LE(4)
    if (unanswered.has(asked)) continue
    const said = answer(asked, Number(question.readBigUInt64LE(16)), question.subarray(40, length), stuckNow(sign))
    if (said === null) continue
    const body = typeof said === 'number' ? Buffer.alloc(0) : said
    const head = Buffer.alloc(16)
    head.writeUInt32LE(16 + body.length, 0)
    head.writeInt32LE(typeof said === 'number' ? said : 0, 4)
    question.copy(head, 8, 8, 16)
    try {
      writeSync(device, Buffer.concat([head, body]))
    } catch {
      // Whoever asked is gone.
    }
  }
}

export type StuckMount = { stick(what: 'folder' | 'file'): void; end(): Promise<void> }

/** Null where nothing may be mounted. `sign` is a path that does not exist yet. */
export async function stuckMount(at: string, sign: string): Promise<StuckMount | null> {
  if (!existsSync('/dev/fuse')) return null
  const device = openSync('/dev/fuse', 'r+')
  const options = 'fd=3,rootmode=40000,user_id=0,group_id=0'
  const mounted = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'nobody', at], {
    stdio: ['ignore', 'ignore', 'ignore', device],
  })
  if (mounted.status !== 0) {
    closeSync(device)
    return null
  }
  const server: ChildProcess = spawn(process.execPath, [fileURLToPath(import.meta.url), sign], {
    stdio: ['ignore', 'ignore', 'inherit', device],
  })
  closeSync(device)
  return {
    stick: (what) => writeFileSync(sign, what),
    async end() {
      // With the server the questions end that still wait for it.
      server.kill('SIGKILL')
      await once(server, 'exit')
      spawnSync('umount', ['-l', at])
    },
  }
}

if (import.meta.main) serve(3, process.argv[2]!)
