// Has the host watched as it changes by a process of its own, so that the memory of its watches is not that of the agent.
import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { asStarted } from './as-started.ts'

const startAgainMs = 60_000
const mostSaid = 500

type Keeping = { readonly state: string; readonly config: string; readonly said: (detail: string) => void }

/** Starts it, starts it anew when there is another baseline, and some time after it ended. */
export function keepWatching({ state, config, said }: Keeping, signal: AbortSignal) {
  let again = new AbortController()
  const once = async (): Promise<void> => {
    const child = spawn(process.execPath, [...asStarted(), '--watch', '--config', config, '--state', state], {
      stdio: ['pipe', 'ignore', 'pipe'],
      signal: AbortSignal.any([signal, again.signal]),
    })
    child.stderr.on('data', (chunk) => said(String(chunk).trim().slice(0, mostSaid)))
    await new Promise<void>((resolve) => {
      child.once('error', () => resolve())
      child.once('close', () => resolve())
    })
  }
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      again = new AbortController()
      await once()
      if (!again.signal.aborted)
        await pause(startAgainMs, undefined, { signal: AbortSignal.any([signal, again.signal]) }).catch(() => {})
    }
  }
  return { done: work(), again: () => again.abort() }
}
