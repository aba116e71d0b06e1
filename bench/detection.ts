// `npm run bench:detection -- [--rules FOLDER] [--list]`: our own rules over the labelled logs of the sets: attacks found and missed, and
// alerts a day where nothing was to be found. Each log goes the way of a live one: reader, source, hunt. Prints Markdown.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { weekOf } from '#src/detect/anomaly/calendar.ts'
import { DetectorName, defaultSettings } from '#src/detect/anomaly/detector.ts'
import { Watch } from '#src/detect/anomaly/watch.ts'
import { detectorTitles } from '#src/detect/anomaly/words.ts'
import { newSplitter } from '#src/detect/log/bytes/lines.ts'
import type { LogEvent } from '#src/detect/log/event.ts'
import { newReader } from '#src/detect/log/reader.ts'
import { readRuleFiles } from '#src/detect/signature/cli-files.ts'
import { collect } from '#src/detect/signature/collection.ts'
import { Engine } from '#src/detect/signature/engine.ts'
import { eventTime } from '#src/detect/signature/event-time.ts'
import { Hunt } from '#src/detect/signature/hunt.ts'
import type { Rule } from '#src/detect/signature/rule.ts'
import { Sources } from '#src/detect/signature/source-of.ts'
import { type LabelledLog, labelledLogs } from './detection/logs.ts'
import { argument, flag, machineOf, say } from './machine.ts'

const shared = join(import.meta.dirname, '../../shared/data')
if (!existsSync(shared)) {
  say('../shared/data is not here: nothing to measure')
  process.exit(0)
}
const collection = collect(readRuleFiles([argument('rules') ?? join(import.meta.dirname, '../rules')], null))
const engine = new Engine(collection)
const DAY_MS = 86_400_000

type Seen = {
  readonly alerts: ReadonlyMap<Rule, number>
  /** What detectors of the unusual said besides. */
  readonly unusual: ReadonlyMap<string, number>
  readonly days: number
  readonly lines: number
}
/** As `hunt --anomaly` runs over a file. */
const newWatch = (): Watch =>
  new Watch({ settings: defaultSettings, week: weekOf('UTC', null), windows: [], countryOf: () => '' })

/** An alert is a rule and whom it is about, once a day: what follows is counted on the same alert. */
function seen({ path, format }: LabelledLog): Seen {
  const hunt = new Hunt(collection, engine)
  const sources = new Sources()
  const known = new Set<string>()
  const alerts = new Map<Rule, number>()
  const days = new Set<number>()
  const watch = newWatch()
  const unusual = new Map<string, number>()
  let line = 0
  const note = (rule: Rule, about: string, atMs: number | null): void => {
    const key = `${rule.id}|${about}|${Math.floor((atMs ?? 0) / DAY_MS)}`
    if (known.has(key)) return
    known.add(key)
    alerts.set(rule, (alerts.get(rule) ?? 0) + 1)
  }
  const emit = (event: LogEvent): void => {
    line++
    const atMs = eventTime(event)
    if (atMs !== null) days.add(Math.floor(atMs / DAY_MS))
    if (atMs !== null) {
      const place = { line, atMs, receivedMs: null, source: String(event['host.name'] ?? '') }
      for (const { detector, about: one, atMs: at } of watch.take(event, place)) {
        const key = `${detector}|${one.value}|${Math.floor(at / DAY_MS)}`
        if (!known.has(key)) unusual.set(detector, (unusual.get(detector) ?? 0) + 1)
        known.add(key)
      }
    }
    const about = String(event['source.ip'] ?? event['user.name'] ?? event['host.name'] ?? '')
    const { detected, fired } = hunt.take(event, { line, atMs, source: sources.of(event) })
    for (const { rule } of detected) note(rule, about, atMs)
    for (const one of fired) if (!hunt.isSilent(one.rule)) note(one.rule, JSON.stringify(one.group), one.atMs)
  }
  const reader = newReader({
    format,
    zone: 'UTC',
    year: 2026,
    receivedAtMs: Date.parse('2026-11-21T00:00:00Z'),
    file: basename(path),
  })
  const splitter = newSplitter()
  const on = {
    line: (text: string, said?: Readonly<Record<string, string | number>>) => reader.line(text, emit, said),
    broken: (error: LogEvent) => reader.broken(error, emit),
  }
  splitter.push(readFileSync(path), on)
  splitter.end(on)
  reader.end(emit)
  return { alerts, unusual, days: Math.max(days.size, 1), lines: line }
}

const logs = labelledLogs(shared).map((log) => ({ log, ...seen(log) }))
const write = (line = ''): void => void process.stdout.write(`${line}\n`)
const sum = (some: readonly number[]): number => some.reduce((total, one) => total + one, 0)
const alertsOf = (some: readonly Seen[]): number => sum(some.flatMap(({ alerts }) => [...alerts.values()]))
const perDay = (count: number, days: number): string => (count / days).toFixed(2)

write(`<!-- ${JSON.stringify(machineOf())} -->`)
write(
  '| set | attacks found | everyday logs | false alarms | a day | unsaid: alerts a day |\n|---|---|---|---|---|---|',
)
for (const set of new Set(logs.map(({ log }) => log.set))) {
  const of = (label: LabelledLog['label']) => logs.filter(({ log }) => log.set === set && log.label === label)
  const [attacks, calm, unsaid] = [of('attack'), of('everyday'), of('unsaid')]
  const found = attacks.filter(({ alerts }) => alerts.size > 0).length
  const days = sum(calm.map((one) => one.days))
  write(
    `| ${set} | ${attacks.length === 0 ? '' : `${found} of ${attacks.length}`} | ${calm.length === 0 ? '' : `${calm.length} (${days} days)`} | ${
      calm.length === 0 ? '' : alertsOf(calm)
    } | ${days === 0 ? '' : perDay(alertsOf(calm), days)} | ${
      unsaid.length === 0 ? '' : perDay(alertsOf(unsaid), sum(unsaid.map((one) => one.days)))
    } |`,
  )
}
write('\n| rule | level | in attacks (logs) | false alarms | in logs of which nothing is said |\n|---|---|---|---|---|')
const spoken = collection.outcomes.filter((one) => !collection.silent.has(one as Rule)) as Rule[]
for (const rule of spoken) {
  const of = (label: LabelledLog['label']) => logs.filter(({ log, alerts }) => log.label === label && alerts.has(rule))
  const count = (label: LabelledLog['label']): number => sum(of(label).map(({ alerts }) => alerts.get(rule)!))
  write(`| ${rule.title} | ${rule.level} | ${of('attack').length} | ${count('everyday')} | ${count('unsaid')} |`)
}
write('\nWhat is unusual, without rules:\n')
write(
  '| detector | in attacks (logs) | only by it | false alarms | in logs of which nothing is said |\n|---|---|---|---|---|',
)
for (const name of DetectorName.options) {
  const of = (label: LabelledLog['label']) =>
    logs.filter(({ log, unusual }) => log.label === label && unusual.has(name))
  const count = (label: LabelledLog['label']): number => sum(of(label).map(({ unusual }) => unusual.get(name)!))
  const alone = of('attack').filter(({ alerts }) => alerts.size === 0).length
  const title = detectorTitles[name].en
  write(`| ${title} | ${of('attack').length} | ${alone} | ${count('everyday')} | ${count('unsaid')} |`)
}
write('\nMissed:')
for (const { log, alerts } of logs) if (log.label === 'attack' && alerts.size === 0) write(`- ${log.set}: ${log.name}`)
if (flag('list'))
  for (const { log, alerts, days, lines } of logs)
    if (log.label !== 'attack' && alerts.size > 0)
      write(
        `${log.label} ${log.set} ${log.name} (${lines} lines, ${days} days): ${[...alerts].map(([rule, n]) => `${rule.title} ×${n}`).join(', ')}`,
      )
