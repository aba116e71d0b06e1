// How many mails a second `hikeshi report parse` reads on one core, from a cold start, beside mailparser, which only takes them apart.
//   node bench/report-parse.ts [FOLDER...]     aim: 300 mails/s; exit 1 below it
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { machineOf, print, say } from './machine.ts'

const AIM = 300
const ROUNDS = 3
const LEAST = 1000
const root = join(import.meta.dirname, '..')
const real = join(root, '../shared/data/intake')
const golden = join(root, 'test/golden/report-parse/input')
const given = process.argv.slice(2)
const folders = given.length > 0 ? given : [existsSync(real) ? real : golden]
const found = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.eml'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
if (found.length === 0) throw new Error(`no .eml file in ${folders.join(', ')}`)

// A few files would measure the start alone: they are read again and again.
const times = Math.ceil(LEAST / found.length)
const mails = Array.from({ length: times }, () => found).flat()

type Ticks = { readonly reports: number; readonly cpuSeconds: number; readonly wallSeconds: number }

/** One fresh process on one core: starting, compiling and the garbage of all its threads count. */
function run(reader: 'hikeshi' | 'mailparser'): Ticks {
  const node = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    join(import.meta.dirname, 'report-parse', reader === 'hikeshi' ? 'hikeshi.ts' : 'peer.ts'),
  ]
  const [program = '', ...rest] =
    process.platform === 'linux' ? ['taskset', '-c', String(cpus().length - 1), ...node] : node
  // As bin/hikeshi starts it: what was compiled once is kept, for both.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/hikeshi') }
  const done = spawnSync(program, rest, { env, input: mails.join('\n'), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (done.status !== 0)
    throw new Error(`${reader} ended with ${done.status ?? done.signal}: ${done.stderr || done.error}`)
  return JSON.parse(done.stdout.trim().split('\n').at(-1) ?? '') as Ticks
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const perSecond = (seconds: number): number => Math.round(mails.length / seconds)

say(`${mails.length} mails, ${ROUNDS} rounds each, one core`)
const rounds = Array.from({ length: ROUNDS }, () => ({ hikeshi: run('hikeshi'), mailparser: run('mailparser') }))
const own = perSecond(median(rounds.map((r) => r.hikeshi.cpuSeconds)))
const peer = perSecond(median(rounds.map((r) => r.mailparser.cpuSeconds)))
const ratio = Math.round((own / AIM) * 100) / 100
say(`hikeshi report parse ${own} mails/s, aim ${AIM}, ratio ${ratio}; mailparser (MIME alone) ${peer} mails/s`)
print({
  what: 'report parse: mails read per second of one core, process start and first pass included',
  mails: mails.length,
  files: found.length,
  reports: rounds[0]?.hikeshi.reports,
  mailsPerSecond: own,
  aim: AIM,
  ratio,
  wallMailsPerSecond: perSecond(median(rounds.map((r) => r.hikeshi.wallSeconds))),
  peer: { name: 'mailparser simpleParser, MIME and addresses alone', mailsPerSecond: peer },
  ratioToPeer: Math.round((own / peer) * 100) / 100,
  machine: machineOf(),
})
process.exitCode = own >= AIM ? 0 : 1
