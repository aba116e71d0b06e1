// Where lines wait, a second thread looks at some of them: what the rules say of a line by itself, and what detectors want to know of it.
// Correlations, detectors and all that is remembered stay in one thread, which takes the lines in their order (0055).
import { availableParallelism } from 'node:os'
import { setImmediate as turn } from 'node:timers/promises'
import { MessageChannel, Worker } from 'node:worker_threads'
import { type ObservationColumns, observationsOf } from '#src/detect/anomaly/jobs/observation-columns.ts'
import type { Observation } from '#src/detect/anomaly/observation.ts'
import type { RuleCost } from '#src/detect/signature/cost.ts'
import type { Helper, Pieces } from '#src/detect/signature/jobs/matching.ts'
import type { Sifted } from '#src/detect/signature/jobs/sifting.ts'
import type { RuleSet } from '#src/detect/signature/rule-set.ts'
import type { ClockError } from '#src/platform/archive/clock.ts'
import type { Followed, Held } from '#src/platform/archive/duckdb/following.ts'
import type { Stored } from '#src/platform/archive/duckdb/recent.ts'
import type { Readable } from '#src/platform/archive/duckdb/unpacked.ts'
import { callsOver } from '#src/platform/archive/over-port.ts'
import type { Found } from '#src/platform/archive/row.ts'

type Line = Sifted<Observation>
/** Lines in a row: most of them say nothing but what was observed. */
export type Sent = {
  readonly first: number
  readonly seen: ObservationColumns
  /** When each line was, and those of which there is more to say, whole. */
  readonly atMs: Float64Array
  readonly notable: readonly Sifted<null>[]
}
export type Second = {
  load(set: RuleSet): Promise<void>
  /** Lines of which some will be asked for, in memory that is shared. */
  hold(block: Readable): Promise<void>
  sift(seq: number, count: number, clocks: readonly ClockError[]): Promise<Sent>
  costs(): Promise<readonly RuleCost[]>
}
export const secondWire = { calls: ['load', 'hold', 'sift', 'costs'], streams: [] }

/** It is begun when so many lines wait, and ended when for so long there were fewer. */
const manyLines = 4_000
const quietMs = 10 * 60_000
/** Lines that are given out at once: few towards the end, so that neither waits long for the other. */
const [leastAtOnce, mostAtOnce] = [32, 256]
const thread = new URL('./second-thread.ts', import.meta.url)

type Piece = { lines: readonly Line[] | null; readonly coming: Promise<readonly Line[]> | null }
type Running = {
  readonly far: Second
  readonly worker: Worker
  readonly given: WeakSet<Stored>
  /** By turns: no more than two blocks are being read by the other thread. */
  readonly slots: Slot[]
  isReady: boolean
  away: number
  usedMs: number
}

export function newSecond(archive: Followed, cores = availableParallelism(), program = thread): Helper<Observation> {
  let rules: RuleSet | null = null
  let running: Running | null = null
  /** It ended by itself: not begun again before there are other rules. */
  let isGivenUp = false
  function end(): void {
    void running?.worker.terminate()
    running = null
  }
  function begin(): void {
    if (cores < 2 || isGivenUp || rules === null) return
    const { port1, port2 } = new MessageChannel()
    const worker = new Worker(program, {
      workerData: { port: port2 },
      transferList: [port2],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    const far = callsOver<Second>(port1, secondWire)
    const one: Running = {
      far,
      worker,
      given: new WeakSet(),
      slots: [],
      isReady: false,
      away: 0,
      usedMs: performance.now(),
    }
    const giveUp = (): void => {
      if (running !== one) return
      isGivenUp = true
      end()
    }
    running = one
    worker.on('error', giveUp)
    worker.once('exit', () => {
      port1.close()
      giveUp()
    })
    far.load(rules).then(() => {
      one.isReady = true
    }, giveUp)
  }
  function sees(waiting: number): void {
    const now = performance.now()
    if (waiting >= manyLines) {
      if (running === null) begin()
      else running.usedMs = now
    } else if (running !== null && now - running.usedMs > quietMs) end()
  }

  const pieces: Pieces<Observation> = async function* ({ seq, upTo, most, clocks }, sift) {
    const queue: Piece[] = []
    let [next, left] = [seq + 1, most]
    sees(Math.min(left, upTo - seq))
    for (;;) {
      const room = Math.min(left, upTo - next + 1)
      const held = room > 0 ? await archive.heldAt(next) : null
      if (held === null) {
        for (const { lines, coming } of queue.splice(0)) yield lines ?? (await coming!)
        if (room <= 0) return
        const found = (await archive.since(next - 1, left, clocks)).filter((one) => one.seq <= upTo)
        if (found.length === 0) return
        yield found.map(sift)
        left -= found.length
        next = found.at(-1)!.seq + 1
        continue
      }
      const count = Math.min(
        Math.max(leastAtOnce, Math.min(mostAtOnce, Math.ceil(room / 10))),
        room,
        held.last - next + 1,
      )
      const first = next
      // When the other thread is gone its lines are read back from the tables: the block may be given up by then.
      const again = async (): Promise<readonly Line[]> => {
        const lines: Found[] = []
        while (lines.length < count) {
          const some = await archive.since(first - 1 + lines.length, count - lines.length, clocks)
          if (some.length === 0) throw new Error('lines are gone')
          lines.push(...some)
        }
        return lines.map(sift)
      }
      if (running?.isReady && running.away < 2) queue.push(sent(running, held, first, count, clocks, again))
      else {
        queue.push({ lines: held.lines.mapAfter(first - 1, count, clocks, sift), coming: null })
        await turn()
      }
      next += count
      left -= count
      while (queue[0]?.lines) yield queue.shift()!.lines!
    }
  }

  return {
    pieces,
    load(set) {
      rules = set
      isGivenUp = false
      end()
    },
    async costs() {
      return running?.isReady ? await running.far.costs().catch(() => NONE) : NONE
    },
  }
}

/** What the other thread says of these lines; when it is gone, what this one says. */
function sent(
  running: Running,
  { stored }: Held,
  first: number,
  count: number,
  clocks: readonly ClockError[],
  again: () => Promise<readonly Line[]>,
): Piece {
  const { far, given, slots } = running
  if (!given.has(stored)) {
    given.add(stored)
    far.hold(copied(stored, slots)).catch(() => {})
  }
  running.away++
  const coming = far
    .sift(first, count, clocks)
    .then(whole, again)
    .then((lines) => {
      running.away--
      piece.lines = lines
      return lines
    })
  coming.catch(() => {})
  const piece: Piece = { lines: null, coming }
  return piece
}

type Slot = { readonly memory: SharedArrayBuffer; readonly heap: SharedArrayBuffer }
const mostSlots = 3

/** The block in memory that both threads see, and that is used again and again. */
function copied({ first, packed }: Stored, slots: Slot[]): Readable {
  const { rows, memory, heap, heapAt, used } = packed
  const before = slots.length < mostSlots ? undefined : slots.shift()
  const slot: Slot = {
    memory: enough(before?.memory, memory.byteLength),
    heap: enough(before?.heap, used),
  }
  slots.push(slot)
  new Uint8Array(slot.memory).set(new Uint8Array(memory))
  new Uint8Array(slot.heap).set(heap.subarray(0, used))
  return { first, packed: { rows, memory: slot.memory, heap: new Uint8Array(slot.heap), heapAt } }
}

const enough = (known: SharedArrayBuffer | undefined, bytes: number): SharedArrayBuffer =>
  known !== undefined && known.byteLength >= bytes ? known : new SharedArrayBuffer(Math.ceil(bytes / 6) * 8)

const NONE: readonly never[] = []

function whole({ first, seen, atMs, notable }: Sent): readonly Line[] {
  const observations = observationsOf(seen)
  const lines: Line[] = observations.map((one, n) => ({
    seq: first + n,
    atMs: atMs[n]!,
    matches: NONE,
    heard: NONE,
    event: null,
    ids: null,
    seen: one,
    fault: null,
  }))
  for (const one of notable) lines[one.seq - first] = { ...one, seen: observations[one.seq - first]! }
  return lines
}
