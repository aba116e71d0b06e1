import type { Incoming } from '../row.ts'
import { Block } from './block.ts'

/** Lines gathered in blocks, in the order given. */
export type Gathered = { readonly blocks: readonly Block[]; readonly count: number; add(incoming: Incoming): void }

export function gatherBlocks(): Gathered {
  const blocks: Block[] = []
  let block: Block | undefined
  let count = 0
  return {
    blocks,
    get count() {
      return count
    },
    add(incoming) {
      if (block === undefined || block.isFull) {
        block = new Block(block)
        blocks.push(block)
      }
      block.add(incoming)
      count++
    },
  }
}
