// `npm run bench:hunt -- [--events 1000000] [--days 10] [--mixed 10] [--rules FOLDER] [--own] [--keep FOLDER]`: a hunt of all rules of SigmaHQ (with `--own` of ours beside them)
// over an archive of closed days. Of a hundred lines `mixed` are such as rules look at: Windows records of attack captures, a proxy's, attacks on web
// servers and services; of the rest half are sshd's, a sixth cron's, a third a web server's. With `--keep` the archive stays and the next
// run takes it as it is. The aim: 10,000,000 events within 3 minutes.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logThread } from '#src/detect/log/receive/wire.ts'
import { ruleFiles } from '#src/detect/signature/cli-files.ts'
import { openMatcher } from '#src/detect/signature/jobs/matcher.ts'
import { dayMicros } from '#src/platform/archive/day.ts'
import { openBase } from '#src/platform/archive/duckdb/base.ts'
import { Catalogue } from '#src/platform/archive/duckdb/catalogue.ts'
import { closeDays } from '#src/platform/archive/duckdb/days.ts'
import { openArchive } from '#src/platform/archive/open.ts'
import { putSample, sampledDay } from './hunt/sample.ts'
import { dayOfLines } from './log-search/lines.ts'
import { argument, flag, machineOf, print, say } from './machine.ts'
import { ruleFolder, rulePaths } from './sigma/rule-paths.ts'

const events = Number(argument('events') ?? 1_000_000)
const days = Number(argument('days') ?? 10)
const mixed = Number(argument('mixed') ?? 10)
/** So many different lines of the mixed kind; they come again. */
const sampleLines = 100_000
const keep = argument('keep')
const own = flag('own') ? [join(import.meta.dirname, '../rules')] : []
const firstDay = Date.UTC(2026, 6, 1) * 1_000
const aimSeconds = 180
const aimEvents = 10_000_000

if (rulePaths.length === 0) {
  say(`${ruleFolder} is not here: nothing to measure`)
  process.exit(0)
}
const texts = ruleFiles([...rulePaths, ...own]).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const dir = keep ?? mkdtempSync(join(tmpdir(), 'hikeshi-bench-hunt-'))
const isFilled = existsSync(join(dir, 'open.duckdb'))
const begun = performance.now()
try {
  if (!isFilled) await fill()
  const filledSeconds = Math.round((performance.now() - begun) / 1_000)
  say(`${events} lines are there after ${filledSeconds} s`)
  const archive = openArchive({ dir, address: null }, logThread)
  const matcher = await openMatcher({ archivePort: archive.port }, { texts, placeholders: null, off: [] })
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  let [asked, matches] = [0, 0]
  const span = { from: null, to: null, clocks: [] }
  for await (const step of matcher.hunt(span, new AbortController().signal)) {
    asked += step.events
    matches += step.matches.length
  }
  const seconds = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  const result = {
    machine: machineOf(),
    rules: matcher.loaded.rules,
    events,
    mixedPercent: mixed,
    filledSeconds,
    /** Lines that the archive left for the engine, and what the rules found in them. */
    asked,
    matches,
    seconds: Math.round(seconds * 10) / 10,
    cpuSeconds: Math.round((user + system) / 1e5) / 10,
    secondsForTenMillion: Math.round((seconds * aimEvents) / events),
    aimSeconds,
  }
  say(
    `${result.seconds} s for ${events} events, ${result.secondsForTenMillion} s for ten million (aim ${aimSeconds} s)`,
  )
  print(result)
  await matcher.end()
  await archive.end()
} finally {
  if (keep === undefined) rmSync(dir, { recursive: true, force: true })
}

/** Lines day by day, each day closed as a desk closes it. */
async function fill(): Promise<void> {
  mkdirSync(dir, { recursive: true })
  if (mixed > 0) await putSample(dir, Math.min(sampleLines, Math.ceil((events * mixed) / 100)))
  const base = await openBase(dir, { memory: '1GB', threads: 2 })
  const catalogue = new Catalogue([])
  await base.writer.run('CREATE TEMP TABLE sample AS SELECT * FROM line; DELETE FROM line')
  for (let day = 0; day < days; day++) {
    const first = Math.round((events * day) / days)
    const count = Math.round((events * (day + 1)) / days) - first
    const [from, ofSample] = [firstDay + day * dayMicros, Math.round((count * mixed) / 100)]
    await base.writer.run(`INSERT INTO line ${dayOfLines(from, count - ofSample, first)}`)
    await base.writer.run(`INSERT INTO line ${sampledDay(from, ofSample, first + count - ofSample)}`)
    await closeDays(base, catalogue, '9999-12-31')
  }
  base.close()
}
