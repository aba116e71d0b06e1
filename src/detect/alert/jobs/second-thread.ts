import { type MessagePort, workerData } from 'node:worker_threads'
import { columnsOf } from '#src/detect/anomaly/jobs/observation-columns.ts'
import { observed } from '#src/detect/anomaly/jobs/watching.ts'
import type { Observation } from '#src/detect/anomaly/observation.ts'
import { Sifter } from '#src/detect/signature/jobs/sifting.ts'
import { lastOf } from '#src/platform/archive/duckdb/recent.ts'
import { Unpacked } from '#src/platform/archive/duckdb/unpacked.ts'
import { serveOver } from '#src/platform/archive/over-port.ts'
import type { Found } from '#src/platform/archive/row.ts'
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
  async hold(stored) {
    held.push({ first: stored.first, last: lastOf(stored), lines: new Unpacked(stored) })
  },
  async sift(first, count, clocks) {
    held = held.filter(({ last }) => last >= first)
    const found: Found[] = []
    held.find((one) => one.first <= first)!.lines.addAfter(first - 1, count, clocks, found)
    const lines = found.map((one) => sifter.sift(one))
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
