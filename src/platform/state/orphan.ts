// A database left running by a desk that was killed: found for certain to be of this cluster, and ended before a new start.
// The caller holds the lock of the folder, so whatever runs on this cluster has no desk any more.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const patienceMs = 15_000

export async function endOrphan(data: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  let found = processesOf(data, pidFile)
  if (found.length > 0) log(`a database of an earlier desk still runs (pid ${found.join(', ')}); ending it`)
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (found.length === 0) break
    const chief = postmasterOf(pidFile)
    // An orderly end goes through the postmaster; without one its children notice and leave by themselves.
    for (const pid of signal === 'SIGINT' ? found.filter((pid) => pid === chief) : found) tell(pid, signal)
    const until = Date.now() + patienceMs
    while (found.length > 0 && Date.now() < until) {
      await pause(20)
      found = processesOf(data, pidFile)
    }
  }
  if (found.length > 0) throw new Error(`could not end the database left by an earlier desk (pid ${found.join(', ')})`)
  rmSync(pidFile, { force: true }) // nothing of ours runs: a pid in it belongs to a stranger by now
}

function processesOf(data: string, pidFile: string): number[] {
  const listed = process.platform === 'linux' ? pidsIn('/proc') : [postmasterOf(pidFile)].filter((pid) => pid !== null)
  return listed.filter((pid) => isOfCluster(pid, data))
}

/** Every process of a cluster has its data folder as working directory. */
function isOfCluster(pid: number, data: string): boolean {
  if (process.platform !== 'linux') {
    const asked = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return asked.stdout.includes(data) && asked.stdout.includes('postgres')
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data && /postgres/.test(readlinkSync(`/proc/${pid}/exe`))
  } catch {
    return false // gone, or not ours to look into
  }
}

const pidsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)

function postmasterOf(pidFile: string): number | null {
  try {
    return Number.parseInt(readFileSync(pidFile, 'utf8'), 10) || null
  } catch {
    return null
  }
}

function tell(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {} // it has just gone
}
