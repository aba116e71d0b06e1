// The thread that walks: reads folders, and tells which one it is at, so that one that never answers can be given up.
import { lstatSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { type BytePath, forSystem } from '../path.ts'
import { type Rules, watchOf } from '../rule.ts'
import { type Batch, batchOf, pathsInBatch } from './batch.ts'
import { type Begun, owedSince } from './pace.ts'
import { walk } from './walk.ts'

export type WalkData = {
  readonly roots: readonly BytePath[]
  readonly root: BytePath
  readonly rules: Rules
  readonly except: readonly BytePath[]
  /** Files only that run with the rights of their owner or group. */
  readonly onlySuid: boolean
  readonly after: BytePath | null
  readonly leftOut: readonly BytePath[]
  readonly share: number
  readonly begun: Begun
  readonly shared: SharedArrayBuffer
}
export type Walked =
  | { readonly batch: Batch; readonly last: BytePath }
  | { readonly code: string; readonly path: BytePath }
  | { readonly isAll: true }

/** What both threads see: the beat, how many batches were taken, the length of the place the walk is at, and that place. */
export const [beatAt, takenAt, lengthAt, placeFrom] = [0, 1, 2, 12]
export const longestPlace = 8_192
const batchesAhead = 16
const pathsBetweenSleeps = 4_096
const longestSleepMs = 1_000

function run({ roots, root, rules, except, onlySuid, after, leftOut, share, begun, shared }: WalkData): void {
  const numbers = new Int32Array(shared, 0, 3)
  const place = Buffer.from(shared, placeFrom)
  const say = (said: Walked): void => parentPort!.postMessage(said)
  const at = (path: BytePath): void => {
    Atomics.store(numbers, lengthAt, place.write(path, 'latin1'))
    Atomics.add(numbers, beatAt, 1)
  }
  /** Asleep it is not taken for one that hangs. */
  const sleep = (index: number, value: number, ms: number): void => {
    Atomics.wait(numbers, index, value, Math.min(ms, longestSleepMs))
    Atomics.add(numbers, beatAt, 1)
  }
  let [posted, seen, batch, last]: [number, number, BytePath[], BytePath] = [0, 0, [], '']
  const send = (): void => {
    if (last === '') return
    say({ batch: batch.length > 0 ? batchOf(batch) : new Uint8Array(), last })
    batch = []
    posted++
    for (
      let taken = Atomics.load(numbers, takenAt);
      posted - taken > batchesAhead;
      taken = Atomics.load(numbers, takenAt)
    )
      sleep(takenAt, taken, longestSleepMs)
  }
  const paths = walk({
    roots,
    root,
    watch: watchOf(rules),
    problem: (code, path) => say({ code, path }),
    except: new Set(except),
    after,
    leftOut,
    entered: at,
  })
  for (const path of paths) {
    last = path
    if (!onlySuid || isSuid(root + path, () => at(path))) batch.push(path)
    if (batch.length >= pathsInBatch) send()
    if (onlySuid && ++seen % pathsBetweenSleeps === 0) {
      // Where it stands is told now and then, so that it need not begin anew.
      send()
      for (let owed = owedSince(begun, share); owed > 0; owed = owedSince(begun, share))
        sleep(takenAt, Atomics.load(numbers, takenAt), owed)
    }
  }
  send()
  say({ isAll: true })
}

function isSuid(place: BytePath, alive: () => void): boolean {
  alive()
  const stat = lstatSync(forSystem(place), { throwIfNoEntry: false })
  return stat?.isFile() === true && (stat.mode & 0o6000) !== 0 && (stat.mode & 0o111) !== 0
}

if (parentPort !== null && (workerData as { kind?: string } | null)?.kind === 'walk') run(workerData as WalkData)
