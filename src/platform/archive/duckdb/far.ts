import type { MessagePort } from 'node:worker_threads'
import type { Archive, Mark } from '../archive.ts'
import { archiveWire, callsOver, type Wire } from '../over-port.ts'
import { gatherBlocks } from './gathered.ts'
import type { Packed } from './packed.ts'
import type { Stored } from './recent.ts'

/** Why lines were not written, and the lines themselves, so that they can be given again. */
export type Refused = { readonly fault: string; readonly name: string; readonly blocks: readonly Packed[] }

/** What the thread of this engine answers beside the archive: lines that came already packed. */
export type Packing = Archive & {
  /** The blocks are given for good; null once they are on disk. */
  appendPacked(blocks: readonly Packed[], mark?: Mark): Promise<Refused | null>
  /** The lines after this number as they were packed, as far as they wait to be looked at. See `Recent`. */
  recent(seq: number): Promise<readonly Stored[] | null>
}

export const packingWire: Wire = {
  ...archiveWire,
  calls: [...archiveWire.calls, 'appendPacked', 'recent'],
  gives: (call, args) => (call === 'appendPacked' ? (args[0] as Packed[]).flatMap(buffersOf) : []),
  givesBack: (call, value) => {
    if (call === 'recent') return ((value as Stored[] | null) ?? []).flatMap(({ packed }) => buffersOf(packed))
    return call === 'appendPacked' ? ((value as Refused | null)?.blocks ?? []).flatMap(buffersOf) : []
  },
}

function buffersOf({ memory, heap }: Packed): ArrayBuffer[] {
  return [memory, heap.buffer]
}

/** The archive in another thread, for one that brings lines in: they are packed here, and only their bytes go over. */
export function packingArchiveOver(port: MessagePort): Archive {
  const far = callsOver<Packing>(port, packingWire)
  /** Gives them, or says why not and has them again. */
  const give = async (lines: { blocks: readonly Packed[] }, mark?: Mark): Promise<void> => {
    const refused = await far.appendPacked(lines.blocks.map(bytesOf), mark)
    if (refused === null) return
    lines.blocks = refused.blocks
    throw Object.assign(new Error(refused.fault), { name: refused.name })
  }
  return {
    ...far,
    async append(events, mark) {
      if (events.length === 0 && !mark) return
      const lines = gatherBlocks()
      for (const incoming of events) lines.add(incoming)
      await give({ blocks: lines.blocks }, mark)
    },
    gather() {
      const lines = gatherBlocks()
      let given: { blocks: readonly Packed[] } | null = null
      return {
        add: lines.add,
        get lines() {
          return lines.count
        },
        store() {
          given ??= { blocks: lines.blocks }
          return give(given)
        },
      }
    },
  }
}

const bytesOf = ({ rows, used, heapAt, memory, heap, set, isLong }: Packed): Packed => ({
  ...{ rows, used, heapAt, memory, heap, set, isLong },
})
