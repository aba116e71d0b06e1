// Lines a second that a file is taken into a desk, read, normalised and on disk, through the real program and its command.
//   node bench/log-import.ts [--lines 500000]     aim: 200,000/s; exit 1 below it
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { lineOf } from './log-lines.ts'
import { argument, machineOf, print, say } from './machine.ts'

const AIM = 200_000
const lines = Number(argument('lines') ?? 500_000)
const dir = mkdtempSync(join(tmpdir(), 'hikeshi-bench-import-'))
const data = join(dir, 'desk')
const program = join(import.meta.dirname, '../bin/hikeshi')
const file = join(dir, 'auth.log')
writeFileSync(file, Array.from({ length: lines }, (_, n) => `${lineOf(n).replace(/^<\d+>/, '')}\n`).join(''))

async function served(): Promise<ChildProcess> {
  const child = spawn(program, ['serve', '--data', data, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      HIKESHI_ADMIN_EMAIL: 'bench@desk.example',
      HIKESHI_ADMIN_PASSWORD: 'seven quiet lanterns by the river',
    },
  })
  await new Promise((resolve) => createInterface({ input: child.stdout! }).once('line', resolve))
  return child
}

const desk = await served()
const gone = new Promise((resolve) => desk.once('exit', resolve))
try {
  const machine = machineOf()
  const begun = performance.now()
  const done = spawnSync(program, ['log', 'import', file, '--source', 'bench', '--data', data, '--json'], {
    encoding: 'utf8',
  })
  const seconds = (performance.now() - begun) / 1_000
  const taken = JSON.parse(done.stdout) as { lines: number; errors: number }
  if (taken.lines !== lines) throw new Error(`${taken.lines} of ${lines} lines: ${done.stderr}`)
  const perSecond = Math.round(lines / seconds)
  say(`${perSecond} lines/s taken in, aim ${AIM}`)
  print({
    what: 'log import: lines a second read, normalised and on disk',
    lines,
    errors: taken.errors,
    linesPerSecond: perSecond,
    aim: AIM,
    machine,
  })
  process.exitCode = perSecond >= AIM ? 0 : 1
} finally {
  desk.kill('SIGTERM')
  await gone
  rmSync(dir, { recursive: true, force: true })
}
