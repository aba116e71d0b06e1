// A desk that receives 20,000 lines a second while ten people search: how fast its pages answer meanwhile, and whether a line is lost.
//   node bench/log-beside.ts [--rate 20000] [--seconds 30] [--people 10]     aim: p99 of pages under 300 ms, nothing lost; exit 1 below it
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { lineOf } from './log-lines.ts'
import { argument, machineOf, percentile, print, say } from './machine.ts'

const rate = Number(argument('rate') ?? 20_000)
const seconds = Number(argument('seconds') ?? 30)
const people = Number(argument('people') ?? 10)
const AIM_MS = 300
/** A person reads what was found before asking again. */
const readsMs = 1_000
const tickMs = 10
const port = 4_686
const dir = mkdtempSync(join(tmpdir(), 'hikeshi-bench-beside-'))
const program = join(import.meta.dirname, '../bin/hikeshi')
const child = spawn(program, ['serve', '--data', join(dir, 'desk'), '--port', '0', '--json'], {
  stdio: ['ignore', 'pipe', 'ignore'],
  env: {
    ...process.env,
    HIKESHI_ADMIN_EMAIL: 'bench@desk.example',
    HIKESHI_ADMIN_PASSWORD: 'seven quiet lanterns by the river',
    HIKESHI_SYSLOG_TCP: `127.0.0.1:${port}`,
  },
})
const gone = new Promise((resolve) => child.once('exit', resolve))
/** What people look at while logs come in. */
const pages = [
  '/api/incidents',
  '/api/incidents/unanswered',
  '/api/reports',
  '/api/alerts?state=open',
  '/api/logs/sources',
  '/api/me',
]
/** What they search for: an address, a user, an outcome, a word, all of one program. */
const questions = (n: number): string =>
  [
    `source.ip:192.168.${n % 200}.${(n * 7) % 250}`,
    `user.name:u${n % 500}`,
    'event.outcome:failure and process.name:sshd',
    `"Session ${n}"`,
    'process.name:postfix/smtpd',
  ][n % 5]!

try {
  const machine = machineOf()
  const url = await new Promise<string>((resolve) =>
    createInterface({ input: child.stdout! }).once('line', (line) =>
      resolve((JSON.parse(line) as { url: string }).url),
    ),
  )
  const { token } = JSON.parse(readFileSync(join(dir, 'desk', 'desk.json'), 'utf8')) as { token: string }
  const headers = { authorization: `Bearer ${token}` }
  const ask = async (path: string): Promise<number> => {
    const from = performance.now()
    const answer = await fetch(`${url}${path}`, { headers })
    await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return performance.now() - from
  }
  const stored = async (): Promise<number> => {
    const { sources } = (await (await fetch(`${url}/api/logs/sources`, { headers })).json()) as {
      sources: { events: number }[]
    }
    return sources.reduce((sum, one) => sum + one.events, 0)
  }
  const socket = connect(port, '127.0.0.1')
  socket.on('error', (error) => say(String(error)))
  let sent = 0
  /** At an even pace; what the desk holds up is made good for later, as a sender with a queue does. */
  const sendFor = async (forSeconds: number) => {
    const [from, before] = [performance.now(), sent]
    for (;;) {
      const passed = (performance.now() - from) / 1_000
      const due = before + Math.floor(Math.min(passed, forSeconds) * rate)
      let text = ''
      for (; sent < due; sent++) text += `${lineOf(sent)}\n`
      if (text && !socket.write(text)) await new Promise((resolve) => socket.once('drain', resolve))
      if (passed >= forSeconds) return
      await pause(tickMs)
    }
  }
  // Something to be found already, and what is compiled compiled.
  await sendFor(10)
  const [pageMs, searchMs]: [number[], number[]] = [[], []]
  let isOver = false
  const searching = Array.from({ length: people }, async (_, person) => {
    for (let n = person; !isOver; n += people) {
      searchMs.push(await ask(`/api/logs?limit=200&q=${encodeURIComponent(questions(n))}`))
      await pause(readsMs)
    }
  })
  const looking = (async () => {
    for (let n = 0; !isOver; n++) {
      pageMs.push(await ask(pages[n % pages.length]!))
      await pause(20)
    }
  })()
  const from = performance.now()
  await sendFor(seconds)
  const took = (performance.now() - from) / 1_000
  isOver = true
  await Promise.all([...searching, looking])
  const behindFrom = performance.now()
  while ((await stored()) < sent) await pause(50)
  const behindMs = Math.round(performance.now() - behindFrom)
  const kept = await stored()
  socket.destroy()
  const sorted = (values: number[]) => values.sort((a, b) => a - b)
  const [page, search] = [sorted(pageMs), sorted(searchMs)]
  const p99 = percentile(page, 0.99)
  say(
    `${Math.round((sent - 10 * rate) / took)} lines a second beside ${people} people: pages p50 ${percentile(page, 0.5)} p99 ${p99} ms, ` +
      `searches p50 ${percentile(search, 0.5)} p95 ${percentile(search, 0.95)} ms; ${sent - kept} lines lost, all on disk ${behindMs} ms after the last`,
  )
  print({
    what: 'log beside: pages of a desk that receives while people search',
    rate,
    sent,
    lost: sent - kept,
    behindMs,
    pages: { calls: page.length, p50: percentile(page, 0.5), p95: percentile(page, 0.95), p99 },
    searches: { calls: search.length, p50: percentile(search, 0.5), p95: percentile(search, 0.95) },
    aimMs: AIM_MS,
    machine,
  })
  process.exitCode = p99 < AIM_MS && sent === kept ? 0 : 1
} finally {
  child.kill('SIGTERM')
  await gone
  rmSync(dir, { recursive: true, force: true })
}
