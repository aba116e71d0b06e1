// A walk in a thread beside. A folder that does not answer in time is given up with its mount, and another thread goes on behind it.
import { type BytePath, fromBytes } from '../path.ts'
import type { Rules } from '../rule.ts'
import { usualPatienceMs } from './answering.ts'
import type { Batch } from './batch.ts'
import type { Hung } from './hung.ts'
import { begin } from './pace.ts'
import { leaveBehind, startThread, stillFor, stillness, watchEveryMs } from './thread.ts'
import type { Problem } from './walk.ts'
import { beatAt, lengthAt, longestPlace, placeFrom, takenAt, type WalkData, type Walked } from './walk-thread.ts'

export type WalkBeside = {
  readonly roots: readonly BytePath[]
  readonly root: BytePath
  readonly rules: Rules
  readonly problem: Problem
  readonly hung: Hung
  readonly except?: ReadonlySet<BytePath> | undefined
  readonly onlySuid?: boolean
  readonly share?: number | undefined
  readonly patienceMs?: number | undefined
}

/** Every path below the roots in walk order, many at once. */
export async function* walkBeside(given: WalkBeside): AsyncGenerator<Batch> {
  const { roots, root, rules, problem, hung, except, onlySuid = false, share = 1 } = given
  const patienceMs = given.patienceMs ?? usualPatienceMs
  const begun = begin()
  let after: BytePath | null = null
  for (let isAll = false; !isAll; ) {
    const shared = new SharedArrayBuffer(placeFrom + longestPlace)
    const numbers = new Int32Array(shared, 0, 3)
    const data: WalkData = {
      ...{ roots, root, rules, onlySuid, after, share, begun, shared },
      except: [...(except ?? [])],
      leftOut: [...hung.places],
    }
    const thread = startThread('walk', data)
    const said: Walked[] = []
    let [wake, failure, isHung] = [() => {}, null as Error | null, false]
    thread.on('message', (one: Walked) => {
      said.push(one)
      wake()
    })
    thread.on('error', (error) => {
      failure = error as Error
      wake()
    })
    const still = stillness()
    const everyMs = watchEveryMs(patienceMs)
    const watchdog = setInterval(() => {
      if (said.length > 0) return
      const stillMs = stillFor(still, Atomics.load(numbers, beatAt), true, everyMs)
      const at = fromBytes(Buffer.from(shared, placeFrom, Atomics.load(numbers, lengthAt)))
      // On a mount that somebody else has already waited for it need not wait as long.
      if (stillMs === 0 || (stillMs <= patienceMs && !hung.has(at))) return
      hung.giveUp(at)
      isHung = true
      wake()
    }, everyMs)
    try {
      while (!isAll && (!isHung || said.length > 0)) {
        if (failure) throw failure
        const one = said.shift()
        if (one === undefined) await new Promise<void>((woken) => (wake = woken))
        else if ('isAll' in one) isAll = true
        else if ('code' in one) problem(one.code, one.path)
        else {
          after = one.last
          if (one.batch.length > 0) yield one.batch
          Atomics.add(numbers, takenAt, 1)
          Atomics.notify(numbers, takenAt)
        }
      }
    } finally {
      clearInterval(watchdog)
      leaveBehind(thread)
    }
  }
}
