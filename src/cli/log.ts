import { type Command, InvalidArgumentError } from 'commander'
import { isZone } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { parseLogs } from '../detect/log/cli-parse.ts'
import { byName, formats } from '../detect/log/formats.ts'
import { logWords } from '../detect/log/words.ts'
import { langOfTerminal, print, printJson } from './terminal.ts'
import { inZone, whole } from './usage.ts'

const t = speaker(logWords, langOfTerminal())

const named = (name: string): string => {
  if (name !== 'auto' && !byName.has(name)) throw new InvalidArgumentError(t('log.format.unknown'))
  return name
}

export function logCommands(program: Command): void {
  const log = program.command('log').description(t('log'))
  log
    .command('parse <file...>')
    .description(t('log.parse'))
    .option('--format <name>', t('log.parse.format'), named, 'auto')
    .option('--zone <zone>', t('log.parse.zone'), inZone)
    .option('--year <year>', t('log.parse.year'), whole)
    .option('--source <name>', t('log.parse.source'))
    .action(async (files: string[], options: { format: string; zone?: string; year?: number; source?: string }) => {
      const { TZ } = process.env
      const zone = options.zone ?? (TZ && isZone(TZ) ? TZ : 'Asia/Tokyo')
      const given = { ...options, zone, now: new Date() }
      process.exitCode = await parseLogs(files, given, process.stdin, process.stdout, process.stderr)
    })
  log
    .command('formats')
    .description(t('log.formats'))
    .option('--json', 'NDJSON')
    .action(({ json }: { json?: boolean }) => {
      for (const { name, title, dataset, programs } of formats)
        if (json) printJson({ name, title, dataset, programs: programs ?? [] })
        else print(`${name.padEnd(20)} ${title[langOfTerminal()]}`)
    })
}
