// What the agent does in processes of their own, so that their memory and their faults are not its.
import { readFile } from 'node:fs/promises'
import { readAgentConfig } from './config.ts'
import { readCredentials } from './credentials.ts'

/** What the desk asked for, in a process of its own: it ends when that is done. */
export async function runOrder(state: string, configPath: string, file: string): Promise<void> {
  const { carryOut, Order } = await import('./good-state.ts')
  const order = Order.parse(JSON.parse(await readFile(file, 'utf8')))
  await carryOut(state, await readAgentConfig(configPath), await readCredentials(state), order)
}

/** Watches the host for as long as the agent that started it is there. */
export async function runWatch(state: string, configPath: string, signal: AbortSignal): Promise<void> {
  const { watchHere } = await import('./host-watch.ts')
  await watchHere(state, (await readAgentConfig(configPath)).integrity, await readCredentials(state), signal)
}
