// What an agent takes of its host while nothing happens: the one file, started by the line of its service, enrolled at a real desk over
// HTTPS, following a log that does not move and asked for orders that do not come; beside it Node by itself, in the same run.
//   npm run bench:agent-idle -- [--seconds 60] [--flags "--max-semi-space-size=1"] [--config collect,integrity] [--json]
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { bundleAgent } from '../agent/bundle.ts'
import { enrolledHost, newCertificate, newDataDir, removeDataDir, root, tlsDesk } from '../test/agent/kit.ts'
import { argument, flag, machineOf, print, say } from './machine.ts'

const aims = { residentMb: 60, corePercent: 1 }
const seconds = Number(argument('seconds') ?? 60)
const settleMs = 15_000
/** Node's own flags of the line that starts the service: those are measured that a host runs with. */
const served = /^ExecStart=\/usr\/bin\/node (.*?) ?\/opt\//m.exec(
  readFileSync(fileURLToPath(new URL('../agent/hikeshi-agent.service', import.meta.url)), 'utf8'),
)![1]!
const flags = (argument('flags') ?? served).split(' ').filter(Boolean)
const ticksPerSecond = 100

type Taken = {
  readonly residentMb: number
  readonly highestMb: number
  readonly proportionalMb: number
  readonly ownMb: number
  readonly corePercent: number
}
const mb = (kilobytes: number): number => Math.round(kilobytes / 102.4) / 10
const numberOf = (text: string, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)![1])
function processorOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

async function takenBy(child: ChildProcess): Promise<Taken> {
  const pid = child.pid!
  await pause(settleMs)
  const [at, used] = [performance.now(), processorOf(pid)]
  await pause(seconds * 1_000)
  const share = ((processorOf(pid) - used) / ((performance.now() - at) / 1_000)) * 100
  const status = readFileSync(`/proc/${pid}/status`, 'latin1')
  const maps = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')
  return {
    residentMb: mb(numberOf(status, 'VmRSS')),
    highestMb: mb(numberOf(status, 'VmHWM')),
    proportionalMb: mb(numberOf(maps, 'Pss')),
    ownMb: mb(numberOf(status, 'RssAnon')),
    corePercent: Math.round(share * 100) / 100,
  }
}

newCertificate()
const machine = machineOf()
const dataDir = await newDataDir()
const desk = await tlsDesk(dataDir)
const children: ChildProcess[] = []
try {
  const { file } = await bundleAgent(join(root, 'measured'))
  const host = await enrolledHost(desk, 'idle')
  const log = host.at('auth.log')
  writeFileSync(log, 'Nov 22 14:00:00 idle sshd[1]: Server listening on 0.0.0.0 port 22.\n'.repeat(1_000))
  const config = join(host.dir, 'agent.yaml')
  // `{}` of a host that only sends lines; as the manual has it, the desk may also ask for checks and collections.
  writeFileSync(
    config,
    JSON.stringify({ files: [{ path: log }], collect: true, integrity: { paths: [host.logs], throttle: 20 } }),
  )
  const start = (args: readonly string[]): ChildProcess => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    children.push(child)
    return child
  }
  const agent = start([...flags, file, 'run', '--config', config, '--state', join(host.dir, 'state'), '--json'])
  const bare = start(['-e', 'setInterval(() => {}, 1e3)'])
  const [taken, beside] = await Promise.all([takenBy(agent), takenBy(bare)])
  for (const [name, one] of [
    ['agent, idle', taken],
    ['Node by itself', beside],
  ] as const)
    say(
      `${name.padEnd(16)} ${one.residentMb.toFixed(1).padStart(6)} MB resident (at most ${one.highestMb}), ${one.proportionalMb} MB its share, ${one.ownMb} MB of its own, ${one.corePercent} % of a core`,
    )
  const isMet = taken.residentMb < aims.residentMb && taken.corePercent < aims.corePercent
  if (flag('json')) print({ what: 'idle agent', flags, seconds, agent: taken, bareNode: beside, aims, isMet, machine })
  process.exitCode = isMet ? 0 : 1
} finally {
  for (const child of children) child.kill('SIGTERM')
  await desk.stop()
  await removeDataDir(dataDir)
}
