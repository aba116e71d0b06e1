// `npm run bench:sigma-speed -- [--rules FOLDER] [--seconds 3] [--threads 2] [--kinds everyday,process,captures,windows]`: how fast all rules of SigmaHQ are loaded, and how many
// events a second are matched by them: by our index, and beside it by a plain loop over every rule of the event's source.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { LogEvent } from '#src/detect/log/event.ts'
import { readRuleFiles, ruleFiles } from '#src/detect/signature/cli-files.ts'
import { collect } from '#src/detect/signature/collection.ts'
import { applies, Engine } from '#src/detect/signature/engine.ts'
import { Sources } from '#src/detect/signature/source-of.ts'
import { argument, machineOf, print, say } from './machine.ts'
import { capturedProcesses, processStream } from './sigma/process-events.ts'
import { ruleFolder, rulePaths } from './sigma/rule-paths.ts'
import { afresh, everydayEvents, windowsEvents } from './sigma/speed-events.ts'

const seconds = Number(argument('seconds') ?? 3)
const threads = Number(argument('threads') ?? 2)

/** So many events before the clock runs. */
const warmUp = 5_000

type Figure = { readonly perSecond: number; readonly perCpuSecond: number; readonly matches: number }

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The same events again and again, with other command lines each time, until this thread itself has worked so many seconds. */
function rate(events: readonly LogEvent[], match: (event: LogEvent) => number): Figure {
  const next = afresh(events)
  for (let n = 0; n < warmUp; n++) match(next(n))
  let done = warmUp
  let matches = 0
  const [start, cpu] = [performance.now(), cpuMs()]
  while (cpuMs() - cpu < seconds * 1000) for (let n = 0; n < 500; n++) matches += match(next(done++))
  return {
    perSecond: Math.round((done - warmUp) / ((performance.now() - start) / 1000)),
    perCpuSecond: Math.round((done - warmUp) / ((cpuMs() - cpu) / 1000)),
    matches: Math.round((matches / (done - warmUp)) * 1e4) / 1e4,
  }
}

function indexed(engine: Engine): (event: LogEvent) => number {
  const sources = new Sources()
  return (event) => engine.match(event, sources.of(event)).length
}

/** Every rule of the source asked in turn, with the same compiled questions. */
function plain(engine: Engine): (event: LogEvent) => number {
  const sources = new Sources()
  const bySource = new Map<string, Engine['rules']>()
  const { view } = engine
  return (event) => {
    const source = sources.of(event)
    let rules = bySource.get(source.key)
    if (rules === undefined) {
      rules = engine.rules.filter(({ rule }) => applies(rule.logsource, source))
      bySource.set(source.key, rules)
    }
    view.load(source.open?.(event) ?? event, source.vocabulary)
    let found = 0
    for (const { evaluate } of rules) if (evaluate(view)) found++
    return found
  }
}

async function eventsOf(kind: string, engine: Engine): Promise<readonly LogEvent[]> {
  if (kind === 'everyday') return everydayEvents(30_000)
  if (kind === 'process') return processStream(engine)
  return kind === 'captures' ? capturedProcesses() : ((await windowsEvents()) ?? [])
}

if (!isMainThread) {
  const engine = new Engine(collect(readRuleFiles(rulePaths, null)))
  const events = workerData as readonly LogEvent[]
  parentPort!.postMessage('ready')
  parentPort!.once('message', () => parentPort!.postMessage(rate(events, indexed(engine))))
} else if (rulePaths.length === 0) say(`${ruleFolder} is not here: nothing to measure`)
else {
  print({ machine: machineOf() })
  const loads = [1, 2, 3].map(() => {
    const [start, cpu] = [performance.now(), cpuMs()]
    const collection = collect(readRuleFiles(rulePaths, null))
    const engine = new Engine(collection)
    const took = [Math.round(performance.now() - start) / 1000, Math.round(cpuMs() - cpu) / 1000]
    return { took, engine, files: ruleFiles(rulePaths).length }
  })
  const { engine, files } = loads[0]!
  print({ load: { files, rules: engine.rules.length, secondsAndCpuSeconds: loads.map((one) => one.took) } })
  for (const kind of (argument('kinds') ?? 'everyday,process,captures').split(',')) {
    const events = await eventsOf(kind, engine)
    if (events.length === 0) {
      say(`${kind}: no events at hand`)
      continue
    }
    const start = cpuMs()
    const sources = new Sources()
    const plans = new Set(events.map((event) => engine.planOf(sources.of(event))))
    const planSeconds = Math.round(cpuMs() - start) / 1000
    const always = Math.max(...[...plans].map((plan) => plan.always))
    const most = Math.max(...[...plans].map((plan) => plan.rules.length))
    const one = rate(events, indexed(engine))
    const loop = rate(events, plain(new Engine(collect(readRuleFiles(rulePaths, null)))))
    const both = threads > 1 ? await together(events) : one.perSecond
    print({ kind, events: events.length, most, always, planSeconds, oneThread: one, plainLoop: loop, threads, both })
  }
}

/** Several threads with their own engine and events, started at the same moment: the sum of what each does in a second. */
async function together(events: readonly LogEvent[]): Promise<number> {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL(import.meta.url), { workerData: events, argv: process.argv.slice(2) }),
  )
  const heard = (worker: Worker): Promise<unknown> =>
    new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await Promise.all(workers.map(heard))
  const figures = workers.map(heard)
  for (const worker of workers) worker.postMessage('go')
  const rates = (await Promise.all(figures)) as Figure[]
  await Promise.all(workers.map((worker) => worker.terminate()))
  return rates.reduce((sum, { perSecond }) => sum + perSecond, 0)
}
