// The disclosure property at length: random worlds, and no withheld item in any byte that leaves. `node bench/disclosure.ts [WORLDS] [SEED]`.
import fc from 'fast-check'
import { compose } from '#src/respond/notice/compose.ts'
import { leaksOf, worlds } from '#test/notice/world.ts'

const count = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const started = Date.now()
let composing = 0
let items = 0
const outcome = fc.check(
  fc.property(worlds, (world) => {
    const from = performance.now()
    const composed = compose(world)
    composing += performance.now() - from
    items += composed.withheld.length
    const leaks = leaksOf(world, composed)
    if (leaks.length > 0) throw new Error(leaks.join('\n'))
  }),
  { numRuns: count, seed, endOnFailure: false },
)
const seconds = ((Date.now() - started) / 1000).toFixed(1)
process.stdout.write(
  `${outcome.failed ? 'LEAK' : 'no leak'}: ${outcome.numRuns} worlds, ${items} items withheld, seed ${seed}, ${seconds} s, ${(composing / outcome.numRuns).toFixed(2)} ms a notice\n`,
)
if (outcome.failed)
  process.stdout.write(`${String(outcome.errorInstance)}\n${JSON.stringify(outcome.counterexample, null, 1)}\n`)
process.exitCode = outcome.failed ? 1 : 0
