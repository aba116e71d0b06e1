// Runs every test file and closes with `N passed, N failed`. Arguments narrow it to files that contain one of the words.
import { globSync } from 'node:fs'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

const words = process.argv.slice(2)
const browser = globSync('test/browser/*.test.ts')
const slow = [...browser, ...globSync('test/faults/*.test.ts')]
const all = globSync('{src,test}/**/*.test.ts').sort()
const wanted = all.filter((path) => words.length === 0 || words.some((word) => path.includes(word)))

const counts = { passed: 0, failed: 0, skipped: 0 }
async function runAll(files: string[], concurrency: number): Promise<void> {
  if (files.length === 0) return
  const stream = run({ files, concurrency, timeout: 600_000, execArgv: ['--disable-warning=ExperimentalWarning'] })
  stream.on('test:pass', ({ skip, details }) => {
    if (details.type === 'suite') return
    if (skip) counts.skipped++
    else counts.passed++
  })
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') counts.failed++
  })
  const report = stream.compose(new spec())
  for await (const chunk of report) process.stdout.write(chunk as string)
}

const startedAt = Date.now()
await runAll(
  wanted.filter((path) => !slow.includes(path)),
  2,
)
// What measures crashes or drives a browser runs alone, so that it is not starved.
await runAll(
  wanted.filter((path) => slow.includes(path)),
  1,
)
process.stdout.write(
  `\n${Math.round((Date.now() - startedAt) / 1000)} s\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
)
process.exit(counts.failed > 0 ? 1 : 0)
