import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { logApi } from '#src/detect/log/api.ts'
import type { Notice } from '#src/detect/log/receive/notice.ts'
import { newReceiver, type Receiver } from '#src/detect/log/receive/receiver.ts'
import { openArchive } from '../archive/kit.ts'
import { doorOf, newDataDir, removeDataDir, startDesk } from '../kit/serving.ts'

let dataDir = ''
before(async () => {
  dataDir = await newDataDir()
})
after(() => removeDataDir(dataDir))

test('every batch that was acknowledged is there, once, after kill -9 while receiving', {
  timeout: 600_000,
}, async () => {
  const rounds = Number(process.env.FAULT_ROUNDS ?? 2)
  const acknowledged = new Set<string>()
  const linesOf = (id: string) => Array.from({ length: 200 }, (_, n) => `<13>Nov  1 12:34:56 gate exam: ${id}.${n}`)
  let pending: string[] = []
  for (let round = 0; round < rounds; round++) {
    const desk = await startDesk(dataDir)
    const headers = await doorOf(desk)
    const post = async (id: string): Promise<void> => {
      const url = `${desk.url}/api/logs/lines?source=gate&id=${id}`
      const answer = await fetch(url, { method: 'POST', headers, body: `${linesOf(id).join('\n')}\n` })
      if (answer.ok) acknowledged.add(id)
    }
    // What was not acknowledged before the last kill is sent again, as a forwarder does.
    for (const id of pending) await post(id)
    let isOver = false
    const sent: string[] = []
    const forwarders = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; !isOver; n++) {
        const id = `${round}-${writer}-${n}`
        sent.push(id)
        await post(id).catch(() => pause(5))
      }
    })
    const goal = acknowledged.size + 40
    while (acknowledged.size < goal) await pause(5)
    await desk.kill()
    isOver = true
    await Promise.all(forwarders)
    pending = sent.filter((id) => !acknowledged.has(id))
  }
  const desk = await startDesk(dataDir)
  const client = desk.client(logApi, await doorOf(desk))
  const counts = new Map<string, number>()
  for (const id of acknowledged) {
    const { lines } = await client.search({ q: `message:"exam: ${id}."`, limit: 1_000 })
    counts.set(id, lines.length)
  }
  await desk.stop()
  assert.deepEqual(
    [...counts].filter(([, count]) => count !== 200),
    [],
  )
})

const isRoot = process.getuid?.() === 0
let small = ''
const canMount = (() => {
  if (!isRoot) return false
  small = mkdtempSync(join(tmpdir(), 'hikeshi-small-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', small], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
after(() => {
  if (canMount) execFileSync('umount', [small])
  if (small) rmSync(small, { recursive: true, force: true })
})

test('on a full disk senders wait, trouble is told, and everything is there once there is room again', {
  skip: canMount ? false : 'a small file system cannot be mounted here',
  timeout: 300_000,
}, async () => {
  const archive = await openArchive(join(small, 'archive'))
  const receiver: Receiver = newReceiver(archive)
  const stop = new AbortController()
  const notices: Notice[] = []
  const listening = (async () => {
    for await (const notice of receiver.notices(stop.signal)) notices.push(notice)
  })()
  const { tcp } = await receiver.listen({ udp: null, tcp: { host: '127.0.0.1', port: 0 }, tls: null, folders: [] })
  const ballast = join(small, 'ballast')
  execFileSync('sh', ['-c', `dd if=/dev/zero of="${ballast}" bs=1M count=40 2>/dev/null || true`])
  const count = 60_000
  const socket = createConnection(tcp!, '127.0.0.1')
  const sending = new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', () => resolve())
  })
  for (let n = 0; n < count; n++) socket.write(`<13>Nov  1 12:34:56 gate exam: ${n} ${String(n * 7919).repeat(20)}\n`)
  socket.end()
  socket.resume()
  const isStuck = () => notices.some((notice) => notice.kind === 'trouble' && notice.detail !== null)
  while (!isStuck()) await pause(20)
  rmSync(ballast)
  await sending
  const stored = async () => (await archive.sources()).reduce((sum, one) => sum + one.events, 0)
  while ((await stored()) < count) await pause(100)
  assert.equal(await stored(), count)
  assert.equal(notices.filter((notice) => notice.kind === 'trouble').at(-1)?.detail, null)
  stop.abort()
  await listening
  await receiver.stop()
  await archive.end()
  const again = await openArchive(join(small, 'archive'))
  assert.equal(
    (await again.sources()).reduce((sum, one) => sum + one.events, 0),
    count,
  )
  await again.end()
})
