// How fast does evidence come into the vault (hashed three ways, sealed, synced), and how fast is every byte of it proved again,
// against a plain write to the same disk, sha256sum by xargs -P2 of the same bytes and the bare hash on every core, in one run?
//   node --disable-warning=ExperimentalWarning bench/evidence.ts [--megabytes 1024] [--files 4] [--json]
import { spawnSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openVault } from '#src/platform/vault/vault.ts'
import { argument, flag, machineOf, print, say } from './machine.ts'

const megabytes = Number(argument('megabytes') ?? 1024)
const count = Number(argument('files') ?? 4)
const folder = mkdtempSync(join(argument('folder') ?? tmpdir(), 'hikeshi-bench-evidence-'))
const machine = machineOf()
say(
  `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load before ${machine.loadBefore}; ${count} × ${megabytes} MB in ${folder}`,
)

/** A receiver gets pieces of this length. */
const piece = 64 * 1024
const pool = randomFillSync(Buffer.alloc(8 * 1024 ** 2))
async function* body(file: number) {
  for (let at = 0; at < megabytes * 1024 ** 2; at += piece)
    yield pool.subarray((at + file * piece) % (pool.length - piece)).subarray(0, piece)
}
type Measured = { readonly mbPerSecond: number; readonly processorSeconds: number }
/** Adds up what was done under a name: a disk is not the same from one second to the next, so what is compared takes turns. */
function clock(name: string) {
  let [mb, ms, processorMs] = [0, 0, 0]
  return {
    async on(work: () => Promise<number> | number): Promise<void> {
      const [wall, processor] = [performance.now(), process.cpuUsage()]
      mb += await work()
      ms += performance.now() - wall
      const { user, system } = process.cpuUsage(processor)
      processorMs += (user + system) / 1_000
    },
    told(): Measured {
      const found = { mbPerSecond: Math.round(mb / (ms / 1_000)), processorSeconds: Math.round(processorMs / 10) / 100 }
      say(
        `${name.padEnd(34)} ${String(found.mbPerSecond).padStart(6)} MB/s  ${found.processorSeconds.toFixed(2).padStart(7)} s processor`,
      )
      return found
    },
  }
}
async function measured(name: string, work: () => Promise<number> | number): Promise<Measured> {
  const one = clock(name)
  await one.on(work)
  return one.told()
}

/** The hash of Node over memory, without disk and without cipher: no reading of the same can be faster. */
function hashAlone(mb: number): Promise<unknown> {
  const code = `const { createHash } = require('node:crypto'); const sum = createHash('sha256'); const piece = Buffer.alloc(1024 ** 2)
    for (let at = 0; at < ${mb}; at++) sum.update(piece); sum.digest()`
  const thread = new Worker(code, { eval: true })
  return once(thread, 'exit')
}

try {
  const plain = (at: number) => join(folder, `plain-${at}`)
  const vault = await openVault(join(folder, 'vault'), join(folder, 'keys'))
  const names: string[] = []
  const [onDisk, intoVault] = [clock('plain write and sync'), clock('into the vault, one after the other')]
  for (let at = 0; at < count; at++) {
    await onDisk.on(async () => {
      const file = openSync(plain(at), 'w')
      for await (const chunk of body(at)) writeSync(file, chunk)
      fsyncSync(file)
      closeSync(file)
      return megabytes
    })
    await intoVault.on(async () => {
      names.push((await vault.putStream(body(at))).sha256)
      return megabytes
    })
  }
  const [disk, taken] = [onDisk.told(), intoVault.told()]
  const verified = await measured('verify, as many at once as cores', async () => {
    const verdicts = await Promise.all(names.map((name) => vault.verify(name)))
    if (verdicts.some(({ state }) => state !== 'whole')) throw new Error('a file is not whole')
    return count * megabytes
  })
  const hashed = await measured('sha256sum, xargs -P2', () => {
    const run = spawnSync('sh', ['-c', `printf '%s\\0' "$0"/plain-* | xargs -0 -P2 -n1 sha256sum`, folder])
    if (run.status !== 0) throw new Error(String(run.stderr))
    return count * megabytes
  })
  const ceiling = await measured('SHA-256 alone, a thread a core', async () => {
    await Promise.all(Array.from({ length: machine.cores }, () => hashAlone((count * megabytes) / machine.cores)))
    return count * megabytes
  })
  await vault.close()
  if (flag('json')) print({ machine, megabytes, count, disk, taken, verified, hashed, ceiling })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
