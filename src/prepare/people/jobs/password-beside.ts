// The one thread that judges passwords where many people choose one in the same hour: a judgement takes milliseconds in which nobody else
// would be answered. Started with the first, ends with the program.
import { Worker } from 'node:worker_threads'
import type { Judged, ToJudge } from './password-thread.ts'

let thread: Worker | null = null
let lastId = 0
const waiting = new Map<number, PromiseWithResolvers<string | null>>()

function running(): Worker {
  if (thread) return thread
  const fresh = new Worker(new URL('./password-thread.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  fresh.on('message', ({ id, fault }: Judged) => settled(id)?.resolve(fault))
  fresh.on('error', (error) => {
    thread = null
    for (const id of waiting.keys()) settled(id)?.reject(error)
  })
  thread = fresh
  return fresh
}

function settled(id: number): PromiseWithResolvers<string | null> | undefined {
  const one = waiting.get(id)
  waiting.delete(id)
  // Whoever waits keeps the program from ending, the thread alone does not.
  if (waiting.size === 0) thread?.unref()
  return one
}

/** As `passwordFault`, without keeping this thread busy. */
export function passwordFaultBeside(password: string, about: readonly string[]): Promise<string | null> {
  const worker = running()
  worker.ref()
  const id = ++lastId
  const one = Promise.withResolvers<string | null>()
  waiting.set(id, one)
  worker.postMessage({ id, password, about } satisfies ToJudge)
  return one.promise
}
