import { type Command, InvalidArgumentError } from 'commander'
import { speaker } from '#src/core/words.ts'
import {
  type CheckAsked,
  checkHost,
  type InitGiven,
  init,
  Stop,
  type UpdateGiven,
  update,
} from '../detect/integrity/cli.ts'
import { importAide, show, signBaseline } from '../detect/integrity/cli-baseline.ts'
import { integrityCliWords } from '../detect/integrity/cli-words.ts'
import { langOfTerminal, print, tell } from './terminal.ts'

const t = speaker(integrityCliWords, langOfTerminal())
/** Where answers go and how the command ends: the terminal, or whoever runs the commands inside their own program. */
export type Ending = {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  readonly end: (code: number) => void
}
const terminal: Ending = {
  out: print,
  err: tell,
  end(code) {
    process.exitCode = code
  },
}

function percent(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 100)
    throw new InvalidArgumentError(t('hint.percent'))
  return Number(text)
}

/** `hikeshi integrity …`: what a host is, held against what it was when it was known to be good. Needs no desk. */
export function integrityCommands(program: Command, { out, err, end }: Ending = terminal): void {
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
  const on = (name: string, about: keyof typeof integrityCliWords) =>
    integrity
      .command(name)
      .description(t(about))
      .requiredOption('--baseline <file>', t('option.baseline'))
      .option('--json', 'NDJSON')
  on('init [path...]', 'init')
    .option('--config <file>', t('option.config'))
    .option('--key <file>', t('option.key'))
    .option('--system', t('option.system'))
    .option('--keep <glob...>', t('option.keep'))
    .option('--root <dir>', t('option.root'))
    .option('--host <name>', t('option.host'))
    .option('--throttle <percent>', t('option.throttle'), percent)
    .action((paths: string[], { json, ...given }: InitGiven & { json?: boolean }) =>
      run(() => init(paths, given, told(json))),
    )
  on('check', 'check')
    .option('--key <file>', t('option.key.check'))
    .option('--windows <file>', t('option.windows'))
    .option('--root <dir>', t('option.root'))
    .option('--throttle <percent>', t('option.throttle'), percent)
    .action(({ json, ...given }: CheckAsked & { json?: boolean }) => run(() => checkHost(given, told(json))))
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
