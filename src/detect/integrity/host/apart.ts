// A look at a host in a process of its own. A call of the kernel that never returns, on a mount that hangs, keeps its process from ever
// ending, whatever is sent to it; whoever started that process takes what it said to be its end, and goes on without it.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'

/** So long it may take to end once it said that it ended. */
const graceMs = 2_000
const killed = 128

type Said = { readonly ended?: number }

/** The exit code, also of what cannot end. `child` is one with a channel (`ipc`). */
export function exitOf(child: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  child.once('error', reject)
  child.once('close', (code: number | null, signal: string | null) =>
    resolve(code ?? (signal === 'SIGINT' ? killed + 2 : killed + 15)),
  )
  child.on('message', ({ ended }: Said) => {
    if (ended === undefined) return
    setTimeout(() => {
      child.kill('SIGKILL')
      child.stderr?.destroy()
      child.unref()
      if (child.connected) child.disconnect()
      resolve(ended)
    }, graceMs).unref()
  })
  return promise
}

/** In the process that was started: what is to be its exit code. It says nothing after this, and whoever reads what it said need not wait. */
export function sayEnd(): void {
  if (!process.send) return
  for (const place of [1, 2]) closeSync(place)
  process.send({ ended: Number(process.exitCode ?? 0) } satisfies Said)
}

/** Ends with whoever started it, however that ended. */
export function endWithStarter(): void {
  if (!process.channel) return
  process.once('disconnect', () => process.exit(killed + 1))
  process.channel.unref()
}

/** This very command once more, on the same terminal. */
export async function runApart(): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  let asked = 0
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => void child.kill(++asked === 1 ? name : 'SIGKILL'))
  return await exitOf(child)
}
