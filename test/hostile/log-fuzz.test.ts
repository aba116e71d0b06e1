// A million broken lines: whatever a sender writes is exactly one event or one error with the line kept, and no pattern runs away.
// HIKESHI_FUZZ_LINES and HIKESHI_FUZZ_SEED ask for more, or for others.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'

type Seen = { readonly lines: number; readonly events: number; readonly errors: number; readonly slowestMs: number }

const lines = Number(process.env.HIKESHI_FUZZ_LINES ?? 1_000_000)
const seed = Number(process.env.HIKESHI_FUZZ_SEED ?? 20_261_121)
const threads = 2

function run(part: number): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('log-fuzz-worker.ts', import.meta.url), {
      workerData: { seed: seed + part, count: Math.ceil(lines / threads) },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

test('a million lines that were cut, swapped, flipped and spoilt are each one event or one error, whole and soon', {
  timeout: 900_000,
}, async (t) => {
  const seen = await Promise.all(Array.from({ length: threads }, (_, part) => run(part)))
  const total = seen.reduce((sum, one) => sum + one.lines, 0)
  assert.equal(total, Math.ceil(lines / threads) * threads)
  assert.ok(seen.every(({ events, errors }) => events > 0 && errors > 0))
  t.diagnostic(JSON.stringify({ seed, seen }))
})
