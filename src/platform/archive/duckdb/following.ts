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
  /** What holds the line of this number, until a later one is asked for; null where it has to be read back from the tables. */
  heldAt(seq: number): Promise<Held | null>
}

/** Their memory is given back at once: left to the collector, it went through everything else again and again for their sake. */
function release({ packed }: Stored): void {
  packed.memory.transfer(0)
  packed.heap.buffer.transfer(0)
}

/** The archive in another thread, for one that looks at every line that comes in: what was just stored comes over as it was packed. */
export function followedArchiveOver(port: MessagePort): Followed {
  const far = callsOver<Packing>(port, packingWire)
  let held: Held[] = []
  const heldAt = async (next: number): Promise<Held | null> => {
    for (const { last, stored } of held) if (last < next) release(stored)
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
      return one.lines.mapAfter(seq, Math.min(most, atOnce), clocks, (found: Found) => found)
    },
  }
}
