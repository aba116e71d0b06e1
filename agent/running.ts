// The process that follows the logs of a host for months. It judges its settings, then starts itself anew in the same process without
// all that it needed for that, and stays small; what needs more later is done by processes that end.
import { writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { AgentFault, t } from './fault.ts'
import { keepSettings, keptSettings, type Settings } from './settings.ts'
import { defaultState } from './state-folder.ts'

export type RunGiven = {
  readonly config: string
  readonly state: string
  readonly json: boolean
  readonly settled: boolean
}
export const defaultConfig = '/etc/hikeshi/agent.yaml'

const print = (text: string): void => wrote(1, text)
const tell = (text: string): void => wrote(2, text)

/** Without the streams of Node, which take 2 MB for a line a day. A reader that went away or is behind is nothing to end for. */
function wrote(place: 1 | 2, text: string): void {
  try {
    writeSync(place, `${text}\n`)
  } catch {
    // What went wrong is in the report to the desk too.
  }
}

/** A plain `run`, as a service starts it; null of everything else, also of what is given wrongly. */
export function givenToRun(args: readonly string[]): RunGiven | null {
  if (args[0] !== 'run') return null
  try {
    const [text, isSaid] = [{ type: 'string' }, { type: 'boolean', default: false }] as const
    const options = { config: text, state: text, json: isSaid, settled: isSaid }
    const {
      config = defaultConfig,
      state = defaultState(),
      json,
      settled,
    } = parseArgs({ args: args.slice(1), options }).values
    return { config, state, json, settled }
  } catch {
    return null
  }
}

/** Until it is told to end. */
export async function keepRunning(given: RunGiven): Promise<number> {
  const { config, state, json, settled } = given
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  const say = (event: string, facts: Readonly<Record<string, unknown>> = {}): void => {
    if (json) print(JSON.stringify({ at: new Date().toISOString(), event, ...facts }))
    else if (event === 'running') tell(t('running', facts))
    else if (event === 'error') tell(String(facts.text))
  }
  return await endOf(async () => {
    const settings = settled ? await keptSettings(state) : await judgedSettings(given)
    const { runAgent } = await import('./run.ts')
    await runAgent(state, config, settings, say, stop.signal)
    return 0
  })
}

async function judgedSettings(given: RunGiven): Promise<Settings> {
  const { readSettings } = await import('./own-process.ts')
  const settings = await readSettings(given.state, given.config)
  if (canStartAnew()) {
    await keepSettings(given.state, settings)
    startAnew(given)
  }
  return settings
}

declare const IS_ONE_FILE: boolean | undefined

/** Not on Windows; and the whole program loads as much either way. */
const canStartAnew = (): boolean =>
  typeof IS_ONE_FILE === 'boolean' && typeof process.execve === 'function' && process.platform !== 'win32'

/** Memory before speed: lines are cut and packed by native code, and 200,000 of them cost as much either way (0051). */
const smallFlags = [
  '--max-semi-space-size=1',
  '--max-old-space-size=128',
  '--optimize-for-size',
  '--single-threaded',
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
  // Whoever may signal the agent is not to look into it; this leaves a thread out too.
  '--disable-sigusr1',
  '--bytecode-old-age=1',
]
/** What was freed goes back to the host at once. */
const smallHeap = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TOP_PAD_: '0',
  MALLOC_TRIM_THRESHOLD_: '0',
  MALLOC_MMAP_THRESHOLD_: '16384',
}

/** The same process from here on, with its number: whoever started it sees no difference. */
function startAnew({ config, state, json }: RunGiven): never {
  // It says that it is new to Node, on every start; that tells nobody anything.
  process.removeAllListeners('warning')
  const own = process.execArgv.filter((flag) => !smallFlags.some((ours) => flag.startsWith(ours.split('=')[0]!)))
  const rest = ['run', '--settled', '--config', config, '--state', state, ...(json ? ['--json'] : [])]
  return process.execve!(process.execPath, [process.execPath, ...own, ...smallFlags, process.argv[1]!, ...rest], {
    ...process.env,
    ...smallHeap,
  })
}

/** 0 done, 1 found something or refused, 3 failure. */
export async function endOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error))
    return error instanceof AgentFault ? 1 : 3
  }
}
