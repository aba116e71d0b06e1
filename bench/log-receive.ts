// Events a second that come in over TCP and are on disk, parsed and normalised, beside rsyslog writing the same stream to a file.
//   node bench/log-receive.ts [--lines 400000] [--connections 4]     aim: 100,000/s and half of rsyslog's rate; exit 1 below it
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { lineOf } from './log-lines.ts'
import { argument, machineOf, print, say } from './machine.ts'

const AIM = 100_000
const lines = Number(argument('lines') ?? 400_000)
const connections = Number(argument('connections') ?? 4)
const port = 4_684
const dir = mkdtempSync(join(tmpdir(), 'hikeshi-bench-receive-'))
const parts: Buffer[] = []
for (let at = 0; at < lines; at += 5_000)
  parts.push(Buffer.from(Array.from({ length: Math.min(5_000, lines - at) }, (_, n) => `${lineOf(at + n)}\n`).join('')))
const bytes = parts.reduce((sum, part) => sum + part.length, 0)

async function sendAll(to: number): Promise<void> {
  const share = Math.ceil(parts.length / connections)
  await Promise.all(
    Array.from({ length: connections }, async (_, n) => {
      const socket = connect(to, '127.0.0.1')
      socket.on('error', (error) => say(String(error)))
      for (const part of parts.slice(n * share, (n + 1) * share))
        if (!socket.write(part)) await new Promise((resolve) => socket.once('drain', resolve))
      socket.end()
      socket.resume()
      await new Promise((resolve) => socket.once('close', resolve))
    }),
  )
}

const secondsOfCpu = (child: ChildProcess): number => {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

type Rate = { readonly perSecond: number; readonly cpuSeconds: number }
async function timed(child: ChildProcess, to: number, isDone: () => Promise<boolean>): Promise<Rate> {
  const [cpu, begun] = [secondsOfCpu(child), performance.now()]
  const sending = sendAll(to)
  let looks = 0
  while (!(await isDone())) {
    if (++looks > 3_000) throw new Error('not everything arrived within five minutes')
    await pause(100)
  }
  await sending
  const seconds = (performance.now() - begun) / 1_000
  return { perSecond: Math.round(lines / seconds), cpuSeconds: Math.round((secondsOfCpu(child) - cpu) * 10) / 10 }
}

async function hikeshi(): Promise<Rate> {
  const data = join(dir, 'desk')
  const program = join(import.meta.dirname, '../bin/hikeshi')
  const child = spawn(program, ['log', 'serve', '--data', data, '--tcp', `127.0.0.1:${port}`, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      HIKESHI_ADMIN_EMAIL: 'bench@desk.example',
      HIKESHI_ADMIN_PASSWORD: 'seven quiet lanterns by the river',
    },
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  try {
    const url = await new Promise<string>((resolve) =>
      createInterface({ input: child.stdout! }).once('line', (line) =>
        resolve((JSON.parse(line) as { url: string }).url),
      ),
    )
    const { token, pid } = JSON.parse(readFileSync(join(data, 'desk.json'), 'utf8')) as { token: string; pid: number }
    const stored = async (): Promise<number> => {
      const answer = await fetch(`${url}/api/logs/sources`, { headers: { authorization: `Bearer ${token}` } })
      const { sources } = (await answer.json()) as { sources: { events: number }[] }
      return sources.reduce((sum, source) => sum + source.events, 0)
    }
    return await timed({ pid } as ChildProcess, port, async () => (await stored()) >= lines)
  } finally {
    child.kill('SIGTERM')
    await gone
  }
}

async function rsyslog(): Promise<Rate | null> {
  if (!existsSync('/usr/sbin/rsyslogd')) return null
  const [to, out, conf] = [await freePort(), join(dir, 'out.log'), join(dir, 'rsyslog.conf')]
  writeFileSync(
    conf,
    `module(load="imtcp" maxSessions="500")
template(name="raw" type="string" string="%rawmsg%\\n")
main_queue(queue.type="FixedArray" queue.size="500000" queue.workerThreads="2")
input(type="imtcp" port="${to}" address="127.0.0.1")
action(type="omfile" file="${out}" template="raw" asyncWriting="on" ioBufferSize="256k" flushOnTXEnd="off")
`,
  )
  const child = spawn('/usr/sbin/rsyslogd', ['-n', '-f', conf, '-i', join(dir, 'pid')], { stdio: 'ignore' })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  try {
    for (;;) {
      const isUp = await new Promise<boolean>((resolve) => {
        const probe = connect(to, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
        probe.once('connect', () => probe.destroy())
      })
      if (isUp) break
      await pause(50)
    }
    return await timed(child, to, async () => existsSync(out) && statSync(out).size >= bytes)
  } finally {
    child.kill('SIGTERM')
    await gone
  }
}

try {
  const machine = machineOf()
  say(`${lines} lines, ${Math.round(bytes / 1e6)} MB, ${connections} connections; load before ${machine.loadBefore}`)
  const peer = await rsyslog()
  const own = await hikeshi()
  say(`hikeshi ${own.perSecond}/s on disk (${own.cpuSeconds} s of CPU); rsyslog ${peer?.perSecond ?? '-'}/s to a file`)
  const ratioToPeer = peer ? Math.round((own.perSecond / peer.perSecond) * 100) / 100 : null
  print({
    what: 'log receive: events a second over TCP, parsed, normalised and on disk; rsyslog writes text without fsync',
    lines,
    bytes,
    connections,
    eventsPerSecond: own.perSecond,
    eventsPerCpuSecond: Math.round(lines / own.cpuSeconds),
    aim: AIM,
    peer: peer && { name: 'rsyslog imtcp to omfile', eventsPerSecond: peer.perSecond, cpuSeconds: peer.cpuSeconds },
    ratioToPeer,
    machine,
  })
  process.exitCode = own.perSecond >= AIM && (ratioToPeer ?? 1) >= 0.5 ? 0 : 1
} finally {
  rmSync(dir, { recursive: true, force: true })
}
