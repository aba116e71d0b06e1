// What the agent does in processes of their own, so that their memory and their faults are not its.
import { readFile } from 'node:fs/promises'
import { readAgentConfig } from './config.ts'
import { readCredentials } from './credentials.ts'
import { agentFacts } from './host.ts'
import type { Settings } from './settings.ts'

/** Refuses what cannot be run with, in the words of the terminal. */
export const readSettings = async (state: string, configPath: string): Promise<Settings> => ({
  config: await readAgentConfig(configPath),
  credentials: await readCredentials(state),
  facts: agentFacts(),
})

/** What the desk asked for, in a process of its own: it ends when that is done. */
export async function runOrder(state: string, configPath: string, file: string): Promise<void> {
  const { endWithStarter } = await import('#src/detect/integrity/host/apart.ts')
  endWithStarter()
  const { carryOut, Order } = await import('./good-state.ts')
  const order = Order.parse(JSON.parse(await readFile(file, 'utf8')))
  await carryOut(state, await readAgentConfig(configPath), await readCredentials(state), order)
}

/** Watches the host for as long as the agent that started it is there: its end is that of the agent, however that ended. */
export async function watchUntilLeft(state: string, configPath: string): Promise<void> {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  process.stdin.resume().once('close', () => stop.abort())
  const { watchHere } = await import('./host-watch.ts')
  await watchHere(state, (await readAgentConfig(configPath)).integrity, await readCredentials(state), stop.signal)
  // An open pipe would keep this process, and with it the agent that waits for its end.
  process.stdin.destroy()
}
