// Lines a second that a file is taken into a desk, read, normalised and on disk, through the real program and its command.
//   node bench/log-import.ts [--lines 500000] [--kind sshd|apache|mixed]     aim: 200,000/s; exit 1 below it
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileLines } from './log-lines.ts'
import { argument, machineOf, print, say } from './machine.ts'

const AIM = 200_000
const lines = Number(argument('lines') ?? 500_000)
const dir = mkdtempSync(join(tmpdir(), 'hikeshi-bench-import-'))
const data = join(dir, 'desk')
const program = join(import.meta.dirname, '../bin/hikeshi')
const kind = argument('kind') ?? 'sshd'
const lineOf = fileLines[kind]
if (!lineOf) throw new Error(`--kind is one of ${Object.keys(fileLines).join(', ')}`)
const file = join(dir, `${kind}.log`)
writeFileSync(file, Array.from({ length: lines }, (_, n) => `${lineOf(n)}\n`).join(''))

/** Processor seconds of the desk (without its database, which has next to nothing to do) and of commands that have ended. */
function cpuSeconds(): number {
  const { pid } = JSON.parse(readFileSync(join(data, 'desk.json'), 'utf8')) as { pid: number }
  const statOf = (of: number | 'self'): string[] => {
    const stat = readFileSync(`/proc/${of}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  }
  const [desk, own] = [statOf(pid), statOf('self')]
  return (Number(desk[11]) + Number(desk[12]) + Number(own[13]) + Number(own[14])) / 100
}

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
  const [begun, cpu] = [performance.now(), cpuSeconds()]
  const done = spawnSync(program, ['log', 'import', file, '--source', 'bench', '--data', data, '--json'], {
    encoding: 'utf8',
  })
  const seconds = (performance.now() - begun) / 1_000
  const spent = cpuSeconds() - cpu
  if (done.stdout === '') throw new Error(`nothing was taken in: ${done.stderr}`)
  const taken = JSON.parse(done.stdout) as { lines: number; errors: number }
  if (taken.lines !== lines) throw new Error(`${taken.lines} of ${lines} lines: ${done.stderr}`)
  const perSecond = Math.round(lines / seconds)
  const perCpuSecond = Math.round(lines / spent)
  say(`${kind}: ${perSecond} lines/s taken in, ${perCpuSecond} for each second of processor time; aim ${AIM}`)
  print({
    what: 'log import: lines a second read, normalised and on disk',
    kind,
    lines,
    errors: taken.errors,
    linesPerSecond: perSecond,
    linesPerCpuSecond: perCpuSecond,
    aim: AIM,
    machine,
  })
  process.exitCode = perSecond >= AIM ? 0 : 1
} finally {
  desk.kill('SIGTERM')
  await gone
  rmSync(dir, { recursive: true, force: true })
}
