// Numbers at the head of a list that many people look at: counted again when something changed, not at every look.
import { generationOf } from './generation.ts'

type Kept = { readonly count: number; readonly generation: number; readonly at: number; readonly tookMs: number }

/** Small numbers are exact at every look. A large one may be behind by this, and by a hundred times what counting it takes. */
const large = 1_000
const behindMs = 2_000
const behindTimes = 100
/** Should a notice of a change ever be lost. */
const longestMs = 60_000
const mostKept = 2_000

const all = new WeakMap<object, Map<string, Kept>>()
/** What is being counted: whoever asks for the same meanwhile waits for it. */
const underWay = new WeakMap<object, Map<string, Promise<number>>>()

/** `key` says what is counted, and for whom. */
export async function keptCount(db: object, key: string, count: () => Promise<number>): Promise<number> {
  const generation = generationOf(db)
  if (generation === null) return await count()
  const kept = all.get(db) ?? new Map<string, Kept>()
  all.set(db, kept)
  const known = kept.get(key)
  const start = performance.now()
  if (known && isGood(known, generation, start)) return known.count
  const counting = underWay.get(db) ?? new Map<string, Promise<number>>()
  underWay.set(db, counting)
  const same = `${generation} ${key}`
  const others = counting.get(same)
  if (others) return await others
  const mine = count()
  counting.set(same, mine)
  const counted = await mine.finally(() => counting.delete(same))
  const at = performance.now()
  kept.delete(key)
  // The generation from before: what changed while it was counted is counted the next time.
  kept.set(key, { count: counted, generation, at, tookMs: at - start })
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return counted
}

function isGood({ count, generation, at, tookMs }: Kept, now: number, moment: number): boolean {
  const age = moment - at
  if (generation === now) return age < longestMs
  return count >= large && age < Math.min(behindMs + behindTimes * tookMs, 2 * behindMs)
}
