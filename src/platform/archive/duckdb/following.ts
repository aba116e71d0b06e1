import type { MessagePort } from 'node:worker_threads'
import type { Archive } from '../archive.ts'
import { callsOver } from '../over-port.ts'
import type { Found } from '../row.ts'
import { type Packing, packingWire } from './far.ts'
import { lastOf, type Stored } from './recent.ts'
import { Unpacked } from './unpacked.ts'

/** Events that are made at once: they are gone again before the collector finds them alive and moves them. */
const atOnce = 256

/** The archive in another thread, for one that looks at every line that comes in: what was just stored comes over as it was packed. */
export function followedArchiveOver(port: MessagePort): Archive {
  const far = callsOver<Packing>(port, packingWire)
  let held: { readonly last: number; readonly first: number; readonly lines: Unpacked }[] = []
  const heldFrom = async (next: number): Promise<boolean> => {
    held = held.filter(({ last }) => last >= next)
    if (held.length === 0)
      held = ((await far.recent(next - 1)) ?? []).map((one: Stored) => ({
        first: one.first,
        last: lastOf(one),
        lines: new Unpacked(one),
      }))
    return held.length > 0 && held[0]!.first <= next
  }
  return {
    ...far,
    async since(seq, most, clocks) {
      if (!(await heldFrom(seq + 1))) return far.since(seq, most, clocks)
      const found: Found[] = []
      held[0]!.lines.addAfter(seq, Math.min(most, atOnce), clocks, found)
      return found
    },
  }
}
