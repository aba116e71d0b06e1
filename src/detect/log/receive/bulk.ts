// Lines of a file on their way to the archive: in full batches, one of which goes to disk while the next is read.
import type { Archive } from '#src/platform/archive/archive.ts'
import { fullBatch, newBatch, type Storing } from '#src/platform/archive/batch.ts'
import { type Incoming, originalOf } from '#src/platform/archive/row.ts'

const mostChars = 64 * 1024 * 1024

export type Bulk = Pick<Archive, 'append'> & {
  /** Resolves when everything is on disk, or says why it is not. */
  end(): Promise<void>
}

export function newBulk(archive: Storing): Bulk {
  let batch = newBatch(archive)
  let chars = 0
  let storing: Promise<void> = Promise.resolve()
  const store = async (): Promise<void> => {
    await storing
    storing = batch.store()
    // Said to whoever gives the next lines, or to `end`.
    storing.catch(() => undefined)
    batch = newBatch(archive)
    chars = 0
  }
  return {
    async append(events: readonly Incoming[]) {
      for (const incoming of events) {
        batch.add(incoming)
        chars += originalOf(incoming).length
        if (batch.lines >= fullBatch || chars >= mostChars) await store()
      }
    },
    async end() {
      if (batch.lines > 0) await store()
      await storing
    },
  }
}
