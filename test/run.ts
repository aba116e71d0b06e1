// Runs every test file and closes with `N passed, N failed`. Arguments narrow it to files that contain one of the words.
// What a desk does with its database is run twice: on the PostgreSQL that comes along, and on the one of this machine (Debian's).
// HIKESHI_TEST_DATABASE_URL names another and makes one run of it; `--once` leaves the second run out. A property that tries very
// many changes tries fewer the second time (HIKESHI_TEST_AGAIN).
import { globSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { parseArgs } from 'node:util'
import { startOwnPostgresql } from './kit/own-postgresql.ts'

const { values: options, positionals: words } = parseArgs({
  options: { once: { type: 'boolean' } },
  allowPositionals: true,
})

// What Node compiled is kept, as bin/hikeshi does it: a run starts some five hundred processes.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/hikeshi')

const isOneOf = (patterns: readonly string[]): ((path: string) => boolean) => {
  const found = new Set(globSync([...patterns]))
  return (path) => found.has(path)
}
/** Begun first, so that nobody waits for them at the end. */
const isLong = isOneOf([
  'test/{backup,cli}.test.ts',
  'test/{clickhouse,collector}/*.test.ts',
  'test/{browser/journey,hostile/junk,record/tamper,state/life,state/newest}.test.ts',
])
const longFirst = (a: string, b: string): number => Number(isLong(b)) - Number(isLong(a)) || (a < b ? -1 : 1)
const all = globSync('{src,test}/**/*.test.ts').sort(longFirst)
const wanted = all.filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
/** What measures crashes or drives a browser is not to be starved; the walk over all pages keeps both cores busy by itself. */
const isCalm = isOneOf(['test/browser/*.test.ts', 'test/faults/*.test.ts', 'test/hostile/log-fuzz.test.ts'])
const isWalk = isOneOf(['test/browser/pages.test.ts'])
/** What goes through the state store, whichever it is. */
const isOnBoth = isOneOf([
  'test/{archive,contact,demo,find,incident,knowledge,log,notice,plan,record,recovery,report}/*.test.ts',
  'test/containment/desk.test.ts',
  'test/hostile/{intake,junk,text}.test.ts',
  'test/state/{backup,migrate,search}.test.ts',
  'test/{backup,openapi,permissions}.test.ts',
])

/** So that the minutes of a run are seen where they go. */
const shownSlowest = 25
const counts = { passed: 0, failed: 0, skipped: 0 }
/** Told again at the end: whoever sees only the last lines of a run sees what failed. */
const faults: string[] = []
const shownLines = 15
async function runAll(title: string, files: readonly string[], concurrency: number): Promise<void> {
  if (files.length === 0) return
  const began = Date.now()
  const took: { readonly file: string; readonly ms: number }[] = []
  process.stdout.write(`\n== ${title}: ${files.length} files\n   ${files.join('\n   ')}\n\n`)
  const stream = run({
    files: [...files],
    concurrency,
    timeout: 900_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  stream.on('test:pass', ({ skip, details }) => {
    if (details.type === 'suite') return
    if (skip) counts.skipped++
    else counts.passed++
  })
  stream.on('test:fail', ({ name, file, details }) => {
    if (details.type === 'suite') return
    counts.failed++
    const { message, cause } = details.error
    const said = (cause instanceof Error ? cause.message : String(cause ?? message)).split('\n').slice(0, shownLines)
    faults.push(`✖ ${file ? relative('.', file) : ''} › ${name}\n${said.map((line) => `    ${line}\n`).join('')}`)
  })
  stream.on('test:summary', ({ file, duration_ms: ms }) => {
    if (file) took.push({ file: relative('.', file), ms })
  })
  const report = stream.compose(new spec())
  for await (const chunk of report) process.stdout.write(chunk as string)
  const slowest = took.sort((a, b) => b.ms - a.ms).slice(0, shownSlowest)
  process.stdout.write(
    `\n== ${title}: ${Math.round((Date.now() - began) / 1000)} s; the slowest files\n${slowest.map(({ file, ms }) => `   ${(ms / 1000).toFixed(1).padStart(6)} s  ${file}\n`).join('')}`,
  )
}

async function runOnOwn(files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  const own = await startOwnPostgresql()
  if (!own) {
    process.stdout.write('\n== No PostgreSQL of this machine: the second run is skipped\n')
    counts.skipped += files.length
    return
  }
  process.env.HIKESHI_TEST_DATABASE_URL = own.url
  process.env.HIKESHI_TEST_AGAIN = '1'
  try {
    await runAll(`PostgreSQL ${own.version} of this machine`, files, 3)
  } finally {
    delete process.env.HIKESHI_TEST_DATABASE_URL
    delete process.env.HIKESHI_TEST_AGAIN
    await own.stop()
  }
}

const startedAt = Date.now()
const given = process.env.HIKESHI_TEST_DATABASE_URL
await runAll(
  given ? 'PostgreSQL of HIKESHI_TEST_DATABASE_URL' : 'PostgreSQL that comes along',
  wanted.filter((path) => !isCalm(path)),
  3,
)
await runAll('every page', wanted.filter(isWalk), 1)
const calm = wanted.filter((path) => isCalm(path) && !isWalk(path))
await runAll('crashes and journeys, two at a time', calm, 2)
if (!given && !options.once) await runOnOwn(wanted.filter(isOnBoth))
if (faults.length > 0) process.stdout.write(`\n== What failed\n${faults.join('')}`)
process.stdout.write(
  `\n${Math.round((Date.now() - startedAt) / 1000)} s\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
)
process.exit(counts.failed > 0 ? 1 : 0)
