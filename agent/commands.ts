import type { Command } from 'commander'
import { t } from './fault.ts'
import { defaultConfig, endOf, keepRunning } from './running.ts'
import { speak } from './spoken.ts'
import { defaultState } from './state-folder.ts'

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
    .option('--config <file>', t('run.config'), defaultConfig)
    .option('--state <dir>', t('state'), defaultState())
    .option('--order <file>', t('run.order'))
    .option('--watch', t('run.watch'))
    .option('--json', t('state.json'))
    .action(
      saying(async ({ config, state, order, watch, json }: RunGiven) => {
        if (order !== undefined) {
          const { runOrder } = await import('./own-process.ts')
          process.exitCode = await endOf(async () => {
            await runOrder(state, config, order)
            return 0
          })
          const { sayEnd } = await import('#src/detect/integrity/host/apart.ts')
          sayEnd()
          return Number(process.exitCode)
        }
        if (watch) {
          const { watchUntilLeft } = await import('./own-process.ts')
          await watchUntilLeft(state, config)
          return 0
        }
        return await keepRunning({ config, state, json: json ?? false, settled: false })
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
          if (report) print(speak('status.spool', report.spool))
          if (report?.clock)
            print(speak('status.clock', { errorMs: report.clock.errorMs, halfMs: report.clock.roundTripMs / 2 }))
          for (const file of report?.files ?? [])
            print(file.problem ? `${file.path}: ${file.problem}` : speak('status.file', file))
          for (const error of report?.errors ?? []) print(`${error.at}\t${error.text}`)
        }
        return status.isWell ? 0 : 1
      }),
    )
}

function saying<G>(work: (given: G) => Promise<number>): (given: G) => Promise<void> {
  return async (given) => {
    process.exitCode = await endOf(() => work(given))
  }
}
