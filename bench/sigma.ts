// `npm run bench:sigma`: how much of what others expect of a Sigma engine is met, by source and feature. Reads ../shared/data/detect.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runCorrelations } from './sigma/correlations.ts'
import { runFixtures } from './sigma/fixtures.ts'
import { type Outcome, tally } from './sigma/outcome.ts'
import { runRegression } from './sigma/regression.ts'

const folder = join(import.meta.dirname, '../../shared/data/detect')
if (!existsSync(folder)) {
  process.stdout.write('../shared/data/detect is not here: nothing to measure\n')
  process.exit(0)
}

const outcomes = [
  ...runFixtures(join(folder, 'sigma-engine-fixtures')),
  ...runCorrelations(join(folder, 'sigma-engine-fixtures')),
  ...runRegression(join(folder, 'sigma-rules')),
]
const scored = outcomes.filter((one) => one.isScored)
const table = (title: string, some: readonly Outcome[], keysOf: (one: Outcome) => readonly string[]): void => {
  process.stdout.write(`\n${title}\n`)
  for (const [key, [met, all]] of tally(some, keysOf)) process.stdout.write(`  ${key.padEnd(28)} ${met} of ${all}\n`)
}
table('by source', scored, ({ source }) => [source])
table('by feature', scored, ({ features }) => features)
table(
  'said by the sets to be outside the specification',
  outcomes.filter((one) => !one.isScored),
  ({ source }) => [source],
)
process.stdout.write('\nnot met\n')
for (const { id, why, isScored } of outcomes.filter((one) => !one.isMet))
  process.stdout.write(`  ${isScored ? '' : '(not scored) '}${id}: ${why}\n`)
const met = scored.filter((one) => one.isMet).length
process.stdout.write(`\n${met} of ${scored.length} passed\n`)
process.exitCode = met === scored.length ? 0 : 1
