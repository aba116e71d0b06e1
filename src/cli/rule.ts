import { type Command, CommanderError, InvalidArgumentError } from 'commander'
import { speaker } from '#src/core/words.ts'
import { huntUnusualArchive } from '../detect/anomaly/cli-archive.ts'
import { huntUnusual } from '../detect/anomaly/cli-hunt.ts'
import { anomalyCliWords } from '../detect/anomaly/cli-words.ts'
import { checkRules } from '../detect/signature/cli.ts'
import { huntArchive } from '../detect/signature/cli-archive.ts'
import { explainRule } from '../detect/signature/cli-explain.ts'
import { hunt } from '../detect/signature/cli-hunt.ts'
import { readLogsourceOption } from '../detect/signature/cli-load.ts'
import { signatureCliWords } from '../detect/signature/cli-words.ts'
import { connect, type Where } from './connect.ts'
import { huntCommands } from './hunt.ts'
import { aTime, momentOf } from './moment.ts'
import { ruleDeskCommands } from './rule-desk.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { atUrl, inZone, whole } from './usage.ts'
import { t as words } from './words.ts'

const t = speaker(signatureCliWords, langOfTerminal())
const u = speaker(anomalyCliWords, langOfTerminal())
const facts = (json?: boolean) => ({ lang: langOfTerminal(), json: json ?? false, out: print, err: tell })

function aLogsource(text: string): string {
  if (readLogsourceOption(text) === null) throw new InvalidArgumentError(t('logsource.wrong'))
  return text
}

/** `hikeshi rule …` and `hikeshi hunt`: what detection rules say and find, without a desk. */
export function ruleCommands(program: Command): void {
  const rule = program.command('rule').description(t('rule'))
  rule
    .command('check <path...>')
    .description(t('rule.check'))
    .option('--placeholders <file>', t('rule.placeholders'))
    .option('--json', 'NDJSON')
    .action((paths: string[], { json, ...given }: { json?: boolean; placeholders?: string }) => {
      process.exitCode = checkRules(paths, given, facts(json))
    })
  rule
    .command('explain <rule> <event>')
    .description(t('rule.explain'))
    .option('--rule <which>', t('rule.which'))
    .option('--logsource <source>', t('rule.logsource'), aLogsource)
    .option('--placeholders <file>', t('rule.placeholders'))
    .option('--json', t('rule.json'))
    .action(
      async (
        file: string,
        event: string,
        { json, ...given }: { json?: boolean; rule?: string; logsource?: string; placeholders?: string },
      ) => {
        process.exitCode = await explainRule(file, event, given, facts(json))
      },
    )
  ruleDeskCommands(rule)
  const hunting = program
    .command('hunt [file]')
    .description(t('hunt'))
    .option('--rules <path...>', t('hunt.rules'))
    .option('--anomaly', u('hunt.anomaly'))
    .option('--learn <days>', u('hunt.learn'), whole)
    .option('--zone <zone>', u('hunt.zone'), inZone)
    .option('--holidays <country>', u('hunt.country'), aCountry)
    .option('--logsource <source>', t('rule.logsource'), aLogsource)
    .option('--placeholders <file>', t('rule.placeholders'))
    .option('--archive', t('hunt.archive'))
    .option('--from <time>', t('hunt.from'), aTime)
    .option('--to <time>', t('hunt.to'), aTime)
    .option('--source <name>', t('hunt.source'))
    .option('--url <url>', words('option.url'), atUrl)
    .option('--token <token>', words('option.token'))
    .option('--data <dir>', words('option.data'))
    .option('--json', 'NDJSON')
  huntCommands(hunting)
  hunting.action(async (last: string | undefined, given: HuntOptions) => {
    if ((given.rules === undefined) === (given.anomaly === undefined)) hunting.error(u('needs-rules'), { exitCode: 2 })
    if (given.anomaly) {
      await unusual(last, given)
      return
    }
    if (given.archive) {
      if (last !== undefined || given.logsource !== undefined) hunting.error(t('hunt.either'), { exitCode: 2 })
      await overArchive(given)
      return
    }
    // `--rules A B FILE`: the option takes everything up to the end, and what stands last is the file.
    const paths = given.rules ?? []
    const rules = last === undefined ? paths.slice(0, -1) : paths
    const file = last ?? paths.at(-1) ?? '-'
    if (rules.length === 0)
      throw new CommanderError(2, 'commander.missingArgument', "error: missing required argument 'file'")
    process.exitCode = await hunt(file, { ...given, rules }, process.stdin, process.stdout, facts(true))
  })
}

function aCountry(text: string): string {
  if (!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(text)) throw new InvalidArgumentError('JP, DE-BY')
  return text
}

type HuntOptions = Where & {
  readonly rules?: string[]
  readonly anomaly?: true
  readonly learn?: number
  readonly zone?: string
  readonly holidays?: string
  readonly logsource?: string
  readonly placeholders?: string
  readonly archive?: true
  readonly from?: string
  readonly to?: string
  readonly source?: string
}

async function unusual(file: string | undefined, given: HuntOptions): Promise<void> {
  if (given.archive) {
    const desk = await connect(given)
    try {
      const zone = await desk.zone()
      const { learn, source } = given
      const ask = { from: momentOf(given.from, zone), to: momentOf(given.to, zone), source, learn }
      process.exitCode = await huntUnusualArchive(desk.fetch, ask, process.stdout, {
        lang: langOfTerminal(),
        err: tell,
      })
    } finally {
      await desk.close()
    }
    return
  }
  if (file === undefined)
    throw new CommanderError(2, 'commander.missingArgument', "error: missing required argument 'file'")
  const { zone = 'Asia/Tokyo', holidays = null, learn = null } = given
  const ask = { zone, country: holidays, learn }
  process.exitCode = await huntUnusual(file, ask, process.stdin, process.stdout, { lang: langOfTerminal(), err: tell })
}

async function overArchive({ from, to, rules = [], ...given }: HuntOptions): Promise<void> {
  const desk = await connect(given)
  try {
    const zone = await desk.zone()
    const span = { from: momentOf(from, zone), to: momentOf(to, zone) }
    process.exitCode = await huntArchive(desk.fetch, { ...given, rules, ...span }, process.stdout, facts(true))
  } finally {
    await desk.close()
  }
}
