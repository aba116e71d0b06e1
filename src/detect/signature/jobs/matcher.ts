import { MessageChannel, Worker } from 'node:worker_threads'
import { callsOver, type Wire } from '#src/platform/archive/over-port.ts'
import type { Desk } from '#src/platform/context.ts'
import type { RuleSet } from '../rule-set.ts'
import { type Loaded, type Matching, matchingWire } from './matching.ts'

export type Matcher<T extends Matching = Matching> = Omit<T, 'end'> & { readonly loaded: Loaded; end(): Promise<void> }

const ownThread = new URL('./thread.ts', import.meta.url)

/** Rules in a thread of their own, with a door to the archive: however much they have to read, no page waits for it. */
export async function openMatcher<T extends Matching = Matching>(
  desk: Pick<Desk, 'archivePort'>,
  rules: RuleSet,
  thread = ownThread,
  wire: Wire = matchingWire,
): Promise<Matcher<T>> {
  const opened = await openThread<T>(desk, thread, wire)
  try {
    return { ...opened, loaded: await opened.load(rules) }
  } catch (error) {
    await opened.end()
    throw error
  }
}

/** A thread with a door to the archive, that answers at this wire. */
export async function openThread<T extends object>(
  desk: Pick<Desk, 'archivePort'>,
  thread: URL,
  wire: Wire,
): Promise<Omit<T, 'end'> & { end(): Promise<void> }> {
  const archive = await desk.archivePort()
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(thread, {
    workerData: { port: port2, archive },
    transferList: [port2, archive],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  worker.on('error', () => undefined)
  worker.once('exit', () => port1.close())
  const end = async (): Promise<void> => {
    await worker.terminate()
  }
  return { ...callsOver<T>(port1, wire), end }
}
