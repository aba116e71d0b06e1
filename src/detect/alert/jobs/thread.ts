import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Finding } from '#src/detect/anomaly/detector.ts'
import { newWatching, observed } from '#src/detect/anomaly/jobs/watching.ts'
import { newMatching } from '#src/detect/signature/jobs/matching.ts'
import { followedArchiveOver } from '#src/platform/archive/duckdb/following.ts'
import { serveOver } from '#src/platform/archive/over-port.ts'
import { yieldToOthers } from '#src/platform/yielding-thread.ts'
import { type Looking, lookingWire } from './looking.ts'
import { newSecond } from './second.ts'

// A flood of lines makes detection late, never the receivers (0014).
yieldToOthers()
const { port, archive } = workerData as { port: MessagePort; archive: MessagePort }
const over = followedArchiveOver(archive)
const watching = newWatching(over)
let findings: Finding[] = []
const matching = newMatching(
  over,
  { of: observed, see: (seen) => void findings.push(...watching.see(seen)) },
  newSecond(over),
)
const looking: Looking = {
  ...matching,
  ...watching,
  async look(seq, upTo, most, clocks, nowMs) {
    findings = []
    const batch = await matching.take(seq, upTo, most, clocks)
    // What is still to be read is no silence.
    if (batch.events < most) findings.push(...watching.reach(nowMs))
    return { ...batch, findings }
  },
}
serveOver(port, looking, lookingWire)
parentPort!.postMessage('ready')
