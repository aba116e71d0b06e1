import { type Command, InvalidArgumentError } from 'commander'
import { speaker } from '#src/core/words.ts'
import { integrityApi } from '../detect/integrity/api.ts'
import { type InitGiven, init, Stop, type UpdateGiven, update } from '../detect/integrity/cli.ts'
import { importAide, show, signBaseline } from '../detect/integrity/cli-baseline.ts'
import { type CheckAsked, checkHost, type WatchUntil } from '../detect/integrity/cli-check.ts'
import { checkAtDesk, initAtDesk, listHosts } from '../detect/integrity/cli-desk.ts'
import { integrityCliWords } from '../detect/integrity/cli-words.ts'
import { onDesk } from './command.ts'
import { type Connection, connect, type Where } from './connect.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { atUrl } from './usage.ts'
import { t as cliWords } from './words.ts'

const wrongUsage = 2
type AtDesk = Where & { readonly desk?: true; readonly json?: boolean }
const t = speaker(integrityCliWords, langOfTerminal())
/** Where answers go and how the command ends: the terminal, or whoever runs the commands inside their own program. */
export type Ending = {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  readonly end: (code: number) => void
  /** Until when `check --watch` goes on; without it until it is ended (Ctrl+C). */
  readonly until?: WatchUntil
}
const terminal: Ending = {
  out: print,
  err: tell,
  end(code) {
    process.exitCode = code
  },
}

/** Ends as it would have ended by itself: with what it found. */
function untilEnded(): WatchUntil {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  return { signal: stop.signal }
}

const mostHours = 8_760
function hours(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1 || Number(text) > mostHours)
    throw new InvalidArgumentError(t('hint.hours'))
  return Number(text)
}

const longestPatience = 3_600
function seconds(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1 || Number(text) > longestPatience)
    throw new InvalidArgumentError(t('hint.seconds', { most: longestPatience }))
  return Number(text)
}
function percent(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 100)
    throw new InvalidArgumentError(t('hint.percent'))
  return Number(text)
}

/** `hikeshi integrity …`: what a host is, held against what it was when it was known to be good. Needs no desk. */
export function integrityCommands(program: Command, { out, err, end, until }: Ending = terminal): void {
  const told = (json?: boolean) => ({ lang: langOfTerminal(), json: json ?? false, out, err })
  /** What stops has words of its own and an exit code: 2 wrong usage, 3 when nothing could be compared. */
  const run = async (work: () => Promise<number> | number): Promise<void> => {
    try {
      end(await work())
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      err(error.message)
      end(error.exitCode)
    }
  }
  const integrity = program.command('integrity').description(t('integrity'))
  const verb = (name: string, about: keyof typeof integrityCliWords) =>
    integrity.command(name).description(t(about)).option('--json', 'NDJSON')
  const on = (name: string, about: keyof typeof integrityCliWords) =>
    verb(name, about).requiredOption('--baseline <file>', t('option.baseline'))
  const withDesk = (command: Command): Command =>
    command
      .option('--desk', t('option.desk'))
      .option('--url <url>', cliWords('option.url'), atUrl)
      .option('--token <token>', cliWords('option.token'))
      .option('--data <dir>', cliWords('option.data'))
  const atDesk = async <T>(where: Where, work: (desk: Connection) => Promise<T>): Promise<T> => {
    const desk = await connect(where)
    try {
      return await work(desk)
    } finally {
      await desk.close()
    }
  }
  withDesk(on('init [path...]', 'init'))
    .option('--reason <text>', t('option.desk.reason'))
    .option('--config <file>', t('option.config'))
    .option('--key <file>', t('option.key'))
    .option('--system', t('option.system'))
    .option('--keep <glob...>', t('option.keep'))
    .option('--root <dir>', t('option.root'))
    .option('--host <name>', t('option.host'))
    .option('--throttle <percent>', t('option.throttle'), percent)
    .option('--patience <seconds>', t('option.patience'), seconds)
    .action((paths: string[], { json, desk, url, token, data, ...given }: InitGiven & AtDesk & { reason?: string }) =>
      run(() =>
        desk
          ? atDesk({ url, token, data }, (one) => initAtDesk(one, paths, given, told(json)))
          : init(paths, given, told(json)),
      ),
    )
  withDesk(verb('check', 'check'))
    .option('--baseline <file>', t('option.baseline'))
    .option('--host <name>', t('option.desk.host'))
    .option('--key <file>', t('option.key.check'))
    .option('--windows <file>', t('option.windows'))
    .option('--root <dir>', t('option.root'))
    .option('--throttle <percent>', t('option.throttle'), percent)
    .option('--patience <seconds>', t('option.patience'), seconds)
    .option('--watch', t('option.watch'))
    .option('--every <hours>', t('option.every'), hours)
    .action(({ json, desk, url, token, data, baseline, ...given }: Partial<CheckAsked> & AtDesk & { host?: string }) =>
      run(() => {
        const watched = given.watch ? (until ?? untilEnded()) : undefined
        if (desk) return atDesk({ url, token, data }, (one) => checkAtDesk(one, given, told(json), watched))
        if (baseline === undefined) throw new Stop(t('needs-baseline'), wrongUsage)
        return checkHost({ ...given, baseline }, told(json), undefined, watched)
      }),
    )
  onDesk(integrity.command('hosts').description(t('hosts')), (desk, { json }) => listHosts(desk, told(json)))
  onDesk<{ name: string; from: string; to: string; hosts?: string; path: string[]; owner?: string; reason: string }>(
    integrity
      .command('announce <name>')
      .description(t('announce'))
      .requiredOption('--from <time>', t('announce.from'), aTime)
      .requiredOption('--to <time>', t('announce.to'), aTime)
      .requiredOption('--path <glob...>', t('announce.path'))
      .requiredOption('--reason <text>', t('option.reason'))
      .option('--hosts <glob>', t('announce.hosts'))
      .option('--owner <name>', t('announce.owner')),
    async (desk, { from, to, path, reason, hosts, owner, json }, [name = '']) => {
      const zone = await desk.zone()
      const times = { from: momentOf(from, zone)!, to: momentOf(to, zone)! }
      const made = await desk.client(integrityApi).announce({ name, ...times, paths: path, hosts, owner, reason })
      if (json) out(JSON.stringify(made))
      else err(t('announce.done', { name }))
      return 0
    },
  )
  on('update [path...]', 'update')
    .requiredOption('--reason <text>', t('option.reason'))
    .option('--key <file>', t('option.key'))
    .option('--root <dir>', t('option.root'))
    .action((paths: string[], { json, ...given }: UpdateGiven & { json?: boolean }) =>
      run(() => update(paths, given, told(json))),
    )
  on('show [path...]', 'show')
    .option('--key <file>', t('option.key.check'))
    .action((paths: string[], { json, ...given }: { baseline: string; key?: string; json?: boolean }) =>
      run(() => show(paths, given, told(json))),
    )
  on('sign', 'sign')
    .requiredOption('--key <file>', t('option.key'))
    .action(({ json, ...given }: { baseline: string; key: string; json?: boolean }) =>
      run(() => signBaseline(given, told(json))),
    )
  on('import', 'import')
    .requiredOption('--aide <file>', t('option.aide'))
    .option('--config <file>', t('option.config'))
    .option('--key <file>', t('option.key'))
    .option('--host <name>', t('option.host'))
    .action(
      ({
        json,
        ...given
      }: {
        baseline: string
        aide: string
        config?: string
        key?: string
        host?: string
        json?: boolean
      }) => run(() => importAide(given, told(json))),
    )
}
