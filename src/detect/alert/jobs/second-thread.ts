import { type MessagePort, workerData } from 'node:worker_threads'
import { columnsOf } from '#src/detect/anomaly/jobs/observation-columns.ts'
import { observed } from '#src/detect/anomaly/jobs/watching.ts'
import type { Observation } from '#src/detect/anomaly/observation.ts'
import { Sifter } from '#src/detect/signature/jobs/sifting.ts'
import { Unpacked } from '#src/platform/archive/duckdb/unpacked.ts'
import { serveOver } from '#src/platform/archive/over-port.ts'
import { yieldToOthers } from '#src/platform/yielding-thread.ts'
import { type Second, secondWire } from './second.ts'

yieldToOthers()
const { port } = workerData as { port: MessagePort }
const sifter = new Sifter<Observation>(observed)
let held: { readonly first: number; readonly last: number; readonly lines: Unpacked }[] = []

const second: Second = {
  async load(set) {
    sifter.load(set)
  },
  async hold(block) {
    held.push({ first: block.first, last: block.first + block.packed.rows - 1, lines: new Unpacked(block) })
  },
  async sift(first, count, clocks) {
    // Memory of blocks before them is used again.
    held = held.filter(({ last }) => last >= first)
    const { lines: block } = held.find((one) => one.first <= first)!
    const lines = block.mapAfter(first - 1, count, clocks, (one) => sifter.sift(one))
    return {
      first,
      seen: columnsOf(lines.map(({ seen }) => seen)),
      atMs: Float64Array.from(lines, ({ atMs }) => atMs),
      notable: lines
        .filter(({ matches, heard, ids, fault }) => matches.length + heard.length > 0 || ids !== null || fault !== null)
        .map((line) => ({ ...line, seen: null })),
    }
  },
  async costs() {
    return sifter.costs.take()
  },
}
serveOver(port, second, secondWire)
