import { MessageChannel, Worker } from 'node:worker_threads'
import { callsOver } from '#src/platform/archive/over-port.ts'
import type { Desk } from '#src/platform/context.ts'
import type { RuleSet } from '../rule-set.ts'
import { type Loaded, type Matching, matchingWire } from './matching.ts'

export type Matcher = Omit<Matching, 'load' | 'end'> & { readonly loaded: Loaded; end(): Promise<void> }

/** Rules in a thread of their own, with a door to the archive: however much they have to read, no page waits for it. */
export async function openMatcher(desk: Pick<Desk, 'archivePort'>, rules: RuleSet): Promise<Matcher> {
  const archive = await desk.archivePort()
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { port: port2, archive },
    transferList: [port2, archive],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  worker.on('error', () => undefined)
  worker.once('exit', () => port1.close())
  const matching = callsOver<Matching>(port1, matchingWire)
  const end = async (): Promise<void> => {
    await worker.terminate()
  }
  try {
    return { ...matching, loaded: await matching.load(rules), end }
  } catch (error) {
    await end()
    throw error
  }
}
