import type { EntryProblem } from './check.ts'

/** What one process remembers of the leaves it wrote or proved, so that an entry rewritten with its leaf is found when it is read. */
export type Memory = {
  remember(seq: number, leaf: Uint8Array): void
  /** False only when the entry is remembered otherwise. */
  agrees(seq: number, leaf: Uint8Array): boolean
  /** Takes over what a whole check has proved. */
  absorb(proved: Memory): void
  /** The leaves it remembers, each in its first 128 bits. */
  known(): Iterable<readonly [seq: number, kept: Uint8Array]>
  noticed(problem: EntryProblem & { seq: number; entryId: string | null }): void
}

/** 128 bits of each leaf: nobody finds another entry for them. */
const keptBytes = 16
const chunkEntries = 4096
/** 64 MB at most. */
const mostChunks = 1024

export function makeMemory(noticed: Memory['noticed']): Memory {
  const chunks = new Map<number, Buffer>()
  const known = new Map<number, Uint8Array>()
  const memory: Memory = {
    remember(seq, leaf) {
      const chunk = Math.floor(seq / chunkEntries)
      let kept = chunks.get(chunk)
      if (!kept) {
        if (chunks.size >= mostChunks || !Number.isSafeInteger(seq) || seq < 1) return
        kept = Buffer.alloc(chunkEntries * keptBytes)
        chunks.set(chunk, kept)
        known.set(chunk, new Uint8Array(chunkEntries))
      }
      const place = seq % chunkEntries
      kept.set(leaf.subarray(0, keptBytes), place * keptBytes)
      known.get(chunk)![place] = 1
    },
    agrees(seq, leaf) {
      const chunk = Math.floor(seq / chunkEntries)
      const place = seq % chunkEntries
      if (!known.get(chunk)?.[place]) return true
      const kept = chunks.get(chunk)!
      return kept.compare(leaf, 0, keptBytes, place * keptBytes, (place + 1) * keptBytes) === 0
    },
    *known() {
      for (const [chunk, kept] of chunks)
        for (let place = 0; place < chunkEntries; place++)
          if (known.get(chunk)![place])
            yield [chunk * chunkEntries + place, kept.subarray(place * keptBytes, (place + 1) * keptBytes)]
    },
    absorb(proved) {
      for (const [seq, kept] of proved.known()) memory.remember(seq, kept)
    },
    noticed,
  }
  return memory
}

const memories = new WeakMap<object, Memory>()
export const keepMemory = (db: object, memory: Memory): void => void memories.set(db, memory)
/** The memory that belongs to a database handle; a transaction has none. */
export const memoryOf = (db: object): Memory | undefined => memories.get(db)
