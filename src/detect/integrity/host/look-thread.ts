// A thread of the crew: gets paths, gives back the lines of what stands there.
import { parentPort, workerData } from 'node:worker_threads'
import type { BytePath } from '../path.ts'
import { type Rules, watchOf } from '../rule.ts'
import { lookBatch } from './look-batch.ts'
import { type Begun, owedSince } from './pace.ts'

export type Task = { readonly id: number; readonly paths: Uint8Array }
export type Done = { readonly id: number; readonly lines: Uint8Array; readonly problems: readonly string[] }
export type ThreadData = {
  readonly rules: Rules
  readonly root: BytePath
  readonly readsXattrs: boolean
  /** Of one core; 1 is all of it. */
  readonly share: number
  readonly begun: Begun
  /** Counts up while this thread works, and tells which path of the task it is at. */
  readonly pulse: SharedArrayBuffer
}

const { rules, root, readsXattrs, share, begun, pulse } = workerData as ThreadData
const beat = new Int32Array(pulse)
const watch = watchOf(rules)
const stillness = new Int32Array(new SharedArrayBuffer(4))
const longestSleepMs = 1_000

/** Sleeping is what a share of a core means; nobody else waits for this thread. It is not taken for one that hangs. */
function keepToShare(): void {
  for (let owed = owedSince(begun, share); owed > 0; owed = owedSince(begun, share)) {
    Atomics.wait(stillness, 0, 0, Math.min(owed, longestSleepMs))
    Atomics.add(beat, 0, 1)
  }
}
const alive = (): void => {
  Atomics.add(beat, 0, 1)
  keepToShare()
}
const looking = { watch, root, alive }

parentPort!.on('message', ({ id, paths }: Task) => {
  const text = Buffer.from(paths.buffer, paths.byteOffset, paths.byteLength).toString('latin1')
  const list = text.split('\0')
  const { lines, problems } = lookBatch(list, looking, readsXattrs, (at) => {
    Atomics.store(beat, 1, at)
    Atomics.add(beat, 0, 1)
  })
  const bytes = new Uint8Array(Buffer.from(lines, 'utf8'))
  parentPort!.postMessage({ id, lines: bytes, problems } satisfies Done, [bytes.buffer])
  keepToShare()
})
