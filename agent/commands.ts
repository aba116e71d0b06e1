import type { Command } from 'commander'
import { defaultState } from './credentials.ts'
import { AgentFault, t } from './fault.ts'

const print = (text: string): void => void process.stdout.write(`${text}\n`)
const tell = (text: string): void => void process.stderr.write(`${text}\n`)

type RunGiven = {
  readonly config: string
  readonly state: string
  readonly order?: string
  readonly watch?: true
  readonly json?: true
}

/** What is done on the host that sends: the same in the one file of the agent and in the whole program. */
export function hostCommands(agent: Command): void {
  agent
    .command('enrol')
    .description(t('enrol'))
    .requiredOption('--desk <url>', t('enrol.desk'))
    .option('--token <token>', t('enrol.token'))
    .option('--pin <sha256>', t('enrol.pin'))
    .option('--trust-first', t('enrol.trust-first'))
    .option('--cert <file>', t('enrol.cert'))
    .option('--key <file>', t('enrol.key'))
    .option('--state <dir>', t('state'), defaultState())
    .option('--json', t('state.json'))
    .action(
      saying(
        async (given: {
          desk: string
          token?: string
          pin?: string
          trustFirst?: true
          cert?: string
          key?: string
          state: string
          json?: true
        }) => {
          const { enrol } = await import('./enrol.ts')
          const token = given.token ?? process.env.HIKESHI_AGENT_TOKEN ?? ''
          const { name, desk, id, pin } = await enrol({ ...given, token })
          if (given.json) print(JSON.stringify({ id, name, desk, pin }))
          else tell(pin === null ? t('enrolled.local', { name }) : t('enrolled', { name, pin }))
          return 0
        },
      ),
    )
  agent
    .command('run')
    .description(t('run'))
    .option('--config <file>', t('run.config'), '/etc/hikeshi/agent.yaml')
    .option('--state <dir>', t('state'), defaultState())
    .option('--order <file>', t('run.order'))
    .option('--watch', t('run.watch'))
    .option('--json', t('state.json'))
    .action(
      saying(async ({ config, state, order, watch, json }: RunGiven) => {
        if (order !== undefined) {
          const { runOrder } = await import('./own-process.ts')
          await runOrder(state, config, order)
          return 0
        }
        const stop = new AbortController()
        for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
        if (watch) {
          // Its end is that of the agent that started it, however that ended.
          process.stdin.resume().once('close', () => stop.abort())
          const { runWatch } = await import('./own-process.ts')
          await runWatch(state, config, stop.signal)
          // An open pipe would keep this process, and with it the agent that waits for its end.
          process.stdin.destroy()
          return 0
        }
        const say = (event: string, facts: Readonly<Record<string, unknown>> = {}): void => {
          if (json) print(JSON.stringify({ at: new Date().toISOString(), event, ...facts }))
          else if (event === 'running') tell(t('running', facts))
          else if (event === 'error') tell(String(facts.text))
        }
        const { runAgent } = await import('./run.ts')
        await runAgent(state, config, say, stop.signal)
        return 0
      }),
    )
  agent
    .command('status')
    .description(t('status'))
    .option('--state <dir>', t('state'), defaultState())
    .option('--json', t('state.json'))
    .action(
      saying(async ({ state, json }: { state: string; json?: true }) => {
        const { statusOf } = await import('./status.ts')
        const status = await statusOf(state)
        const { report } = status
        if (json) print(JSON.stringify(status))
        else {
          print(
            `${status.name}\t${status.desk}\t${status.pid === null ? t('status.stopped') : t('status.running', { pid: status.pid })}`,
          )
          if (report) print(t('status.spool', report.spool))
          if (report?.clock)
            print(t('status.clock', { errorMs: report.clock.errorMs, halfMs: report.clock.roundTripMs / 2 }))
          for (const file of report?.files ?? [])
            print(file.problem ? `${file.path}: ${file.problem}` : t('status.file', file))
          for (const error of report?.errors ?? []) print(`${error.at}\t${error.text}`)
        }
        return status.isWell ? 0 : 1
      }),
    )
}

/** 0 done, 1 found something or refused, 3 failure. */
function saying<G>(work: (given: G) => Promise<number>): (given: G) => Promise<void> {
  return async (given) => {
    try {
      process.exitCode = await work(given)
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error))
      process.exitCode = error instanceof AgentFault ? 1 : 3
    }
  }
}
