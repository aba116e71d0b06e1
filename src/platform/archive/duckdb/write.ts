import { BIGINT, BOOLEAN, type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { lineColumns } from '../column.ts'
import { blockColumns, blockRows } from './block.ts'
import { leastHeap, numberLines, type Packed, pointTo } from './packed.ts'

const types = blockColumns.map(({ kind }) => (kind === 'number' ? BIGINT : kind === 'truth' ? BOOLEAN : VARCHAR))
const originalAt = lineColumns.indexOf('original')
const seqCells = blockColumns[lineColumns.indexOf('seq')]!.cells

/** Adds lines in one transaction, numbered from `first`, `beside` with them; when it resolves they are on disk. */
export async function addBlocks(
  connection: DuckDBConnection,
  blocks: readonly Packed[],
  first: number,
  beside: string | null = null,
): Promise<void> {
  await connection.run('BEGIN')
  try {
    const appender = await connection.createAppender('line')
    const chunk = DuckDBDataChunk.create(types, blockRows)
    let next = first
    for (const block of blocks) {
      if (block.rows === 0) continue
      numberLines(block, seqCells, next)
      next += block.rows
      chunk.reset()
      fill(chunk, block)
      appender.appendDataChunk(chunk)
      // The sockets get their turn: a datagram that nobody fetches is lost.
      await new Promise(setImmediate)
    }
    appender.closeSync()
    if (beside !== null) await connection.run(beside)
    await connection.run('COMMIT')
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined)
    throw error
  }
}

function fill(chunk: DuckDBDataChunk, block: Packed): void {
  chunk.rowCount = block.rows
  // DuckDB keeps one copy of all longer texts; their cells then point into it.
  const originals = duckdb.data_chunk_get_vector(chunk.chunk, originalAt)
  if (block.used < leastHeap) block.heap.fill(0, block.used, leastHeap)
  duckdb.vector_assign_string_element_len(originals, 0, block.heap.subarray(0, Math.max(block.used, leastHeap)))
  const cell = duckdb.vector_get_data(originals, 16)
  pointTo(block, Number(new DataView(cell.buffer, cell.byteOffset, 16).getBigUint64(8, true)), blockColumns)
  blockColumns.forEach(({ width, cells, mask }, index) => {
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, index)
    const set = block.set[index]!
    if (set < block.rows) {
      duckdb.vector_ensure_validity_writable(vector)
      duckdb.copy_data_to_vector_validity(vector, 0, block.memory, mask, Math.ceil(block.rows / 64) * 8)
    }
    if (set > 0) duckdb.copy_data_to_vector(vector, 0, block.memory, cells, block.rows * width)
  })
}
