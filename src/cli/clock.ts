import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { clockCliWords } from '../respond/clock/cli-words.ts'
import { readConfig } from '../server/config.ts'
import { readGiven } from './given-file.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { inZone } from './usage.ts'

/** Holidays of every country are much to read: only for who asks. */
const cli = () => import('../respond/clock/cli.ts')
const t = speaker(clockCliWords, langOfTerminal())
const outTo = (json?: boolean) => ({ lang: langOfTerminal(), json: json ?? false, out: print, err: tell })
const many = (value: string, before: string[] = []): string[] => [...before, value]

type Shared = { zone?: string; data?: string; facts?: string; json?: boolean }

async function given<O extends Shared>({ facts, zone, ...rest }: O) {
  const file = facts === undefined ? undefined : { name: facts, text: new TextDecoder().decode(await readGiven(facts)) }
  return { ...rest, zone: zone ?? readConfig(process.env).HIKESHI_ZONE, facts: file }
}

/** `hikeshi clock …`: which deadlines apply, and by when. Needs no desk. */
export function clockCommands(program: Command): void {
  const clock = program.command('clock').description(t('clock'))
  clock
    .command('compute')
    .description(t('clock.compute'))
    .requiredOption('--regime <id>', t('clock.regime'))
    .option('--stage <id>', t('clock.stage'))
    .requiredOption('--start <time>', t('clock.start'))
    .option('--event <id=time>', t('clock.event'), many)
    .option('--facts <file>', t('clock.facts'))
    .option('--zone <zone>', t('clock.zone'), inZone)
    .option('--data <dir>', t('clock.data'))
    .option('--json', 'JSON')
    .action(async (options: Shared & { regime: string; start: string; stage?: string; event?: string[] }) => {
      const { computeCommand } = await cli()
      process.exitCode = computeCommand(await given(options), outTo(options.json), Date.now())
    })
  clock
    .command('list')
    .description(t('clock.list'))
    .option('--data <dir>', t('clock.data'))
    .option('--json', 'JSON')
    .action(async (options: Shared) => {
      const { listCommand } = await cli()
      process.exitCode = listCommand(options, outTo(options.json))
    })
  clock
    .command('applies')
    .description(t('clock.applies'))
    .requiredOption('--facts <file>', t('clock.facts'))
    .option('--on <day>', t('clock.day'))
    .option('--zone <zone>', t('clock.zone'), inZone)
    .option('--data <dir>', t('clock.data'))
    .option('--json', 'JSON')
    .action(async (options: Shared & { on?: string }) => {
      const { appliesCommand } = await cli()
      process.exitCode = appliesCommand(await given(options), outTo(options.json), Date.now())
    })
}
