import type { MessagePort } from 'node:worker_threads'
import type { Archive } from '../archive.ts'
import { callsOver } from '../over-port.ts'
import type { Found } from '../row.ts'
import { type Packing, packingWire } from './far.ts'
import { lastOf, type Stored } from './recent.ts'
import { Unpacked } from './unpacked.ts'

/** Events that are made at once: they are gone again before the collector finds them alive and moves them. */
const atOnce = 256

/** Lines that were just stored, as they were packed, and read. */
export type Held = { readonly first: number; readonly last: number; readonly stored: Stored; readonly lines: Unpacked }
export type Followed = Archive & {
  /** What holds the line of this number; null where it has to be read back from the tables. */
  heldAt(seq: number): Promise<Held | null>
}

/** The archive in another thread, for one that looks at every line that comes in: what was just stored comes over as it was packed. */
export function followedArchiveOver(port: MessagePort): Followed {
  const far = callsOver<Packing>(port, packingWire)
  let held: Held[] = []
  const heldAt = async (next: number): Promise<Held | null> => {
    held = held.filter(({ last }) => last >= next)
    if (held.length === 0)
      held = ((await far.recent(next - 1)) ?? []).map((stored: Stored) => ({
        first: stored.first,
        last: lastOf(stored),
        stored,
        lines: new Unpacked(stored),
      }))
    const [one] = held
    return one !== undefined && one.first <= next ? one : null
  }
  return {
    ...far,
    heldAt,
    async since(seq, most, clocks) {
      const one = await heldAt(seq + 1)
      if (one === null) return far.since(seq, most, clocks)
      const found: Found[] = []
      one.lines.addAfter(seq, Math.min(most, atOnce), clocks, found)
      return found
    },
  }
}
