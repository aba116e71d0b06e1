import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { logApi } from '#src/detect/log/api.ts'
import { mostConnections } from '#src/detect/log/receive/tcp.ts'
import { doorOf, newDataDir, removeDataDir, startDesk } from '../kit/serving.ts'

let dataDir = ''
before(async () => {
  dataDir = await newDataDir()
})
after(() => removeDataDir(dataDir))

const host = '127.0.0.1'
/** Each connection is a file of either process. */
const filesAllowed = Number(/^Max open files\s+\d+\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 0)
const atOnce = 200
const told = (line: string) => `<13>Nov  1 12:34:56 gate crowd: ${line}\n`

async function freePort(): Promise<number> {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

test('ten thousand senders stay connected at once: each is heard twice, one more is turned away, and pages still answer', {
  skip: filesAllowed >= mostConnections + 1_000 ? false : `only ${filesAllowed} files may be open here`,
  timeout: 300_000,
}, async () => {
  const port = await freePort()
  const desk = await startDesk(dataDir, { HIKESHI_SYSLOG_TCP: `${host}:${port}` })
  try {
    const client = desk.client(logApi, await doorOf(desk))
    const stored = async () => (await client.sources({})).sources.reduce((sum, one) => sum + one.events, 0)
    const until = async (count: number) => {
      while ((await stored()) < count) await pause(200)
    }
    const open = async (): Promise<Socket> => {
      const socket = connect(port, host)
      await once(socket, 'connect')
      return socket.on('error', () => {})
    }
    const senders: Socket[] = []
    while (senders.length < mostConnections)
      senders.push(...(await Promise.all(Array.from({ length: atOnce }, () => open()))))
    for (const [at, socket] of senders.entries()) socket.write(told(`first ${at}`))
    await until(mostConnections)
    const beyond = await open()
    await once(beyond, 'close')
    for (const [at, socket] of senders.entries()) socket.write(told(`second ${at}`))
    await until(2 * mostConnections)
    assert.equal(await stored(), 2 * mostConnections)
    assert.equal(senders.filter((one) => one.destroyed).length, 0)
    const { lines } = await client.search({ q: 'message:"second 9999"', limit: 10 })
    assert.equal(lines.length, 1)
    for (const socket of senders) socket.destroy()
  } finally {
    await desk.stop()
  }
})
