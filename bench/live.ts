// `npm run bench:live -- [--lines N] [--rounds 5] [--kinds everyday,process,captures] [--rules FOLDER]`: how many lines a second the desk looks at as they come in, by all
// rules of SigmaHQ and by the detectors of what is unusual: lines that were just stored, through the threads that do it in a desk.
// The aim of issue 4: 100,000 of sshd, a web server and a proxy, 30,000 Windows process events a second on two cores.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Looking } from '#src/detect/alert/jobs/looking.ts'
import { lookingWire } from '#src/detect/alert/jobs/looking.ts'
import { defaultSettings } from '#src/detect/anomaly/detector.ts'
import type { LogEvent } from '#src/detect/log/event.ts'
import { logThread } from '#src/detect/log/receive/wire.ts'
import { ruleFiles } from '#src/detect/signature/cli-files.ts'
import { Engine } from '#src/detect/signature/engine.ts'
import { openMatcher } from '#src/detect/signature/jobs/matcher.ts'
import { collectSet } from '#src/detect/signature/rule-set.ts'
import { packingArchiveOver } from '#src/platform/archive/duckdb/far.ts'
import { openArchive } from '#src/platform/archive/open.ts'
import { argument, flag, machineOf, print, say } from './machine.ts'
import { capturedProcesses, processStream } from './sigma/process-events.ts'
import { ruleFolder, rulePaths } from './sigma/rule-paths.ts'
import { afresh, everydayEvents } from './sigma/speed-events.ts'

const rounds = Number(argument('rounds') ?? 5)
/** As the desk asks for them. */
const batchLines = 5_000
const warmUpMs = 12_000
/** In each round: as many as wait to be looked at without being read back (128 MB, `recent.ts`). */
const usualLines: Readonly<Record<string, number>> = { everyday: 40_000, process: 10_000, captures: 10_000 }
const aims: Readonly<Record<string, number>> = { everyday: 100_000, process: 30_000, captures: 30_000 }
const thread = new URL('../src/detect/alert/jobs/thread.ts', import.meta.url)

async function eventsOf(kind: string, files: Texts): Promise<readonly LogEvent[]> {
  if (kind === 'everyday') return everydayEvents(30_000)
  if (kind === 'captures') return capturedProcesses()
  return processStream(new Engine(collectSet({ texts: files, placeholders: null, off: [] })))
}

/** What the archive does with lines after they are stored is not measured here (`bench:log-receive`): it is waited for. */
async function atRest(): Promise<void> {
  for (let n = 0; n < 50; n++) {
    const before = process.cpuUsage()
    await pause(100)
    const { user, system } = process.cpuUsage(before)
    if (user + system < 10_000) return
  }
}

type Texts = readonly { readonly file: string; readonly text: string }[]

async function measure(kind: string, texts: Texts): Promise<void> {
  const lines = Number(argument('lines') ?? usualLines[kind])
  const events = await eventsOf(kind, texts)
  if (events.length === 0) return say(`${kind}: no events at hand`)
  const next = afresh(events)
  const dir = mkdtempSync(join(tmpdir(), 'hikeshi-bench-live-'))
  const opening = openArchive({ dir, address: null }, logThread)
  try {
    const archive = packingArchiveOver(await opening.port())
    const matcher = await openMatcher<Looking>(
      { archivePort: opening.port },
      { texts, placeholders: null, off: [] },
      thread,
      lookingWire,
    )
    await matcher.watchFor({ settings: defaultSettings, zone: 'UTC', country: null, windows: [], countryFile: null })
    // Lines are kept as they were packed once somebody asked for them; `--tables` reads them back instead.
    if (!flag('tables')) await matcher.look(0, 1, 1, [], Date.now())
    let [seq, put, matches, findings] = [0, 0, 0, 0]
    const rates: number[] = []
    // Until so long has passed it warms up: the second thread reads its rules meanwhile.
    const from = performance.now()
    for (let round = 0; rates.length < rounds; round++) {
      const isWarm = round > 0 && performance.now() - from > warmUpMs
      for (let left = lines; left > 0; left -= batchLines)
        await archive.append(
          Array.from({ length: Math.min(batchLines, left) }, () => ({
            event: { ...next(put++) },
            source: 'bench',
            received: Date.now() * 1_000,
            keep: 'year',
          })),
        )
      const upTo = await archive.lastSeq()
      await atRest()
      let found = 0
      const start = performance.now()
      while (seq < upTo) {
        const batch = await matcher.look(seq, upTo, batchLines, [], Date.now())
        seq = batch.lastSeq
        found += batch.matches.length
        findings += batch.findings.length
      }
      if (!isWarm) continue
      matches += found
      rates.push(Math.round(lines / ((performance.now() - start) / 1_000)))
    }
    const best = Math.max(...rates)
    const middle = [...rates].sort((a, b) => a - b)[rates.length >> 1]
    say(
      `${kind}: ${best} lines a second at best, ${middle} in the middle, aim ${aims[kind]}; each round ${rates.join(', ')}`,
    )
    print({
      machine: machineOf(),
      kind,
      rules: matcher.loaded.rules,
      lines,
      rates,
      best,
      aim: aims[kind],
      matchesALine: Math.round((matches / lines / rounds) * 1e4) / 1e4,
      findings,
    })
    await matcher.end()
  } finally {
    await opening.end()
    rmSync(dir, { recursive: true, force: true })
  }
}

if (rulePaths.length === 0) say(`${ruleFolder} is not here: nothing to measure`)
else {
  const texts = ruleFiles(rulePaths).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  for (const kind of (argument('kinds') ?? 'everyday,process').split(',')) await measure(kind, texts)
}
