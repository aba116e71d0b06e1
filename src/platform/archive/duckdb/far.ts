import type { MessagePort } from 'node:worker_threads'
import type { Archive, Mark } from '../archive.ts'
import { archiveWire, callsOver, type Wire } from '../over-port.ts'
import { gatherBlocks } from './block.ts'
import { leastHeap, type Packed } from './packed.ts'

/** What the thread of this engine answers beside the archive: lines that came already packed. */
export type Packing = Archive & { appendPacked(blocks: readonly Packed[], mark?: Mark): Promise<void> }

export const packingWire: Wire = {
  ...archiveWire,
  calls: [...archiveWire.calls, 'appendPacked'],
  gives: (call, args) =>
    call === 'appendPacked' ? (args[0] as Packed[]).flatMap(({ memory, heap }) => [memory, heap.buffer]) : [],
}

/** The archive in another thread, for one that brings lines in: they are packed here, and only their bytes go over. */
export function packingArchiveOver(port: MessagePort): Archive {
  const far = callsOver<Packing>(port, packingWire)
  // Copies go over: what could not be written is given again.
  const give = (blocks: readonly Packed[], mark?: Mark): Promise<void> => far.appendPacked(blocks.map(copyOf), mark)
  return {
    ...far,
    async append(events, mark) {
      if (events.length === 0 && !mark) return
      const lines = gatherBlocks()
      for (const incoming of events) lines.add(incoming)
      await give(lines.blocks, mark)
    },
    gather() {
      const lines = gatherBlocks()
      return {
        add: lines.add,
        get lines() {
          return lines.count
        },
        store: () => give(lines.blocks),
      }
    },
  }
}

const copyOf = ({ rows, used, heapAt, memory, heap, set, isLong }: Packed): Packed => ({
  ...{ rows, used, heapAt, set, isLong },
  memory: memory.slice(0),
  heap: Uint8Array.prototype.slice.call(heap, 0, Math.max(used, leastHeap)) as Uint8Array<ArrayBuffer>,
})
