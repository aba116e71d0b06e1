// Keeps the brought-along PostgreSQL running: a crash is told, the database started again with growing pauses, and told when back.
import { setTimeout as pause } from 'node:timers/promises'
import { type ClusterHome, confirmHome, findHome } from './cluster-home.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { endOrphan } from './orphan.ts'
import { makeCluster, type Postmaster, type Settings, smallSettings, startPostmaster } from './postmaster.ts'
import { findPrograms, type Programs } from './programs.ts'
import type { TellTrouble } from './trouble.ts'

export type Supervised = {
  readonly socketDir: string
  readonly version: string
  readonly pid: () => number
  stop(): Promise<void>
}

const firstPauseMs = 100
const longestPauseMs = 15_000
const triesUntilGone = 5
// What every start and stop says, and the text of a statement, which may quote what people wrote.
const routine =
  /starting PostgreSQL|listening on Unix socket|database system (was shut down at|is ready|is shut down)|logical replication launcher|received fast shutdown|aborting any active|LOG: {2}shutting down|^DETAIL: {2}Failed process was running/

export async function supervise(options: {
  dataDir: string
  log: (line: string) => void
  tell: TellTrouble
  settings?: Settings
}): Promise<Supervised> {
  const { dataDir, log, tell } = options
  const settings = { ...smallSettings, ...options.settings }
  const locks: FolderLock[] = [lockFolder(dataDir)]
  const release = () => {
    for (const lock of locks) lock.release()
  }
  try {
    const home = findHome(dataDir)
    locks.push(lockFolder(home.folder)) // a copied data folder points to the same cluster
    const programs = findPrograms(home.owner !== null, dataDir)
    await makeCluster(home, programs)
    confirmHome(dataDir, home)
    const kept = await keepRunning(home, programs, settings, log, tell)
    const stop = async () => {
      await kept.stop()
      release()
    }
    return { socketDir: kept.socketDir, version: programs.version, pid: kept.pid, stop }
  } catch (error) {
    release()
    throw error
  }
}

async function keepRunning(
  home: ClusterHome,
  programs: Programs,
  settings: Settings,
  log: (line: string) => void,
  tell: TellTrouble,
) {
  const stopping = new AbortController()
  let isCrashed = false
  const onLine = (line: string) => {
    if (!routine.test(line)) log(`postgresql: ${line}`)
    if (stopping.signal.aborted) return
    if (/process .* was terminated by signal|terminating any other active server processes/.test(line)) crashed(line)
    else if (isCrashed && line.includes('ready to accept connections')) back()
  }
  const crashed = (detail: string) => {
    if (!isCrashed) tell({ kind: 'database-crashed', detail })
    isCrashed = true
  }
  const back = () => {
    isCrashed = false
    tell({ kind: 'database-back', detail: 'the database answers again' })
  }
  const start = async () => {
    await endOrphan(`${home.folder}/data`, log)
    return await startPostmaster(home, programs, settings, onLine)
  }
  let running: Postmaster = await start()
  const supervision = (async () => {
    while (!stopping.signal.aborted) {
      const how = await running.ended
      if (stopping.signal.aborted) return
      crashed(`PostgreSQL ${how}`)
      const again = await startAgain()
      if (again) running = again
    }
  })()

  async function startAgain(): Promise<Postmaster | null> {
    for (let tries = 1; !stopping.signal.aborted; tries++) {
      try {
        return await start()
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error)
        log(detail)
        if (tries === triesUntilGone) tell({ kind: 'database-gone', detail })
        const rest = Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs)
        await pause(rest, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
      }
    }
    return null
  }

  return {
    socketDir: running.socketDir,
    pid: () => running.pid,
    async stop() {
      stopping.abort()
      await running.stop()
      await supervision
      await running.stop() // one that was starting while we stopped
    },
  }
}
