import { type Command, InvalidArgumentError } from 'commander'
import { isZone } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { coverageApi } from '../detect/coverage/api.ts'
import { listCoverage } from '../detect/coverage/cli.ts'
import { coverageWords } from '../detect/coverage/words.ts'
import { logApi } from '../detect/log/api.ts'
import {
  type Facts,
  importLogs,
  listSources,
  retain,
  type SourceGiven,
  searchLogs,
  setSource,
  verifyDays,
} from '../detect/log/cli.ts'
import { parseLogs } from '../detect/log/cli-parse.ts'
import { byName, formats } from '../detect/log/formats.ts'
import { logWords } from '../detect/log/words.ts'
import { readConfig } from '../server/config.ts'
import { onDesk } from './command.ts'
import type { Connection } from './connect.ts'
import { aTime, momentOf } from './moment.ts'
import { runDesk } from './serve.ts'
import { langOfTerminal, print, printJson, tell } from './terminal.ts'
import { inZone, oneOf, whole } from './usage.ts'
import { t as words } from './words.ts'

const t = speaker(logWords, langOfTerminal())

const named = (name: string): string => {
  if (name !== 'auto' && !byName.has(name)) throw new InvalidArgumentError(t('log.format.unknown'))
  return name
}

const facts = async ({ zone }: Connection, json?: boolean): Promise<Facts> => ({
  lang: langOfTerminal(),
  zone: json ? 'UTC' : await zone(),
  json: json ?? false,
  out: print,
  err: tell,
})

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
  onDesk<{ source?: string; format?: string; zone?: string; year?: number }>(
    log
      .command('import <file...>')
      .description(t('log.import'))
      .option('--source <name>', t('log.parse.source'))
      .option('--format <name>', t('log.parse.format'), named)
      .option('--zone <zone>', t('log.parse.zone'), inZone)
      .option('--year <year>', t('log.parse.year'), whole),
    async (desk, { source, format, zone, year, json }, files) =>
      importLogs(desk.client(logApi), files, { source, format, zone, year }, await facts(desk, json)),
  )
  onDesk<{
    from?: string
    to?: string
    source?: string
    limit?: number
    order?: 'newest' | 'oldest'
    raw?: true
    csv?: true
  }>(
    log
      .command('search <query>')
      .description(t('log.search'))
      .option('--from <time>', t('log.search.from'), aTime)
      .option('--to <time>', t('log.search.to'), aTime)
      .option('--source <name>', t('log.search.source'))
      .option('--limit <n>', t('log.search.limit'), whole)
      .option('--order <order>', t('log.search.order'), oneOf(['newest', 'oldest']))
      .option('--raw', t('log.search.raw'))
      .option('--csv', t('log.search.csv')),
    async (desk, { from, to, source, limit, order, raw, csv, json }, [query]) => {
      const given = await facts(desk, json)
      const zone = await desk.zone()
      const span = { from: momentOf(from, zone), to: momentOf(to, zone) }
      const form = raw ? 'raw' : csv ? 'csv' : 'text'
      return searchLogs(desk.client(logApi), query!, { ...span, source, limit, order }, form, given)
    },
  )
  log
    .command('serve')
    .description(t('log.serve'))
    .option('--data <dir>', words('option.data'))
    .option('--port <n>', words('serve.port'))
    .option('--udp <at>', t('log.serve.udp'))
    .option('--tcp <at>', t('log.serve.tcp'))
    .option('--tls <at>', t('log.serve.tls'))
    .option('--cert <file>', t('log.serve.cert'))
    .option('--key <file>', t('log.serve.key'))
    .option('--ca <file>', t('log.serve.ca'))
    .option('--folders <dirs>', t('log.serve.folder'))
    .option('--json', words('serve.json'))
    .action(async (options: Readonly<Record<string, string | undefined>> & { json?: never }) => {
      const config = readConfig(process.env, {
        HIKESHI_DATA: options.data,
        HIKESHI_PORT: options.port ?? process.env.HIKESHI_PORT ?? '0',
        HIKESHI_SYSLOG_UDP: options.udp,
        HIKESHI_SYSLOG_TCP: options.tcp,
        HIKESHI_SYSLOG_TLS: options.tls,
        HIKESHI_SYSLOG_TLS_CERT: options.cert,
        HIKESHI_SYSLOG_TLS_KEY: options.key,
        HIKESHI_SYSLOG_TLS_CA: options.ca,
        HIKESHI_LOG_FOLDERS: options.folders,
      })
      await runDesk(config, options.json !== undefined)
    })
  const source = log.command('source').description(t('log.source'))
  onDesk(source.command('list').description(t('log.source.list')), async (desk, { json }) =>
    listSources(desk.client(logApi), await facts(desk, json)),
  )
  onDesk<SourceGiven>(
    source
      .command('set <name>')
      .description(t('log.source.set'))
      .option('--owner <name>', t('log.source.owner'))
      .option('--zone <zone>', t('log.source.zone'), inZone)
      .option('--format <name>', t('log.parse.format'), named)
      .option('--keep <class>', t('log.source.keep'))
      .option('--note <text>', t('log.source.note'))
      .option('--silent-after <minutes>', t('log.source.silent'), whole)
      .option('--synced', t('log.source.synced'))
      .option('--relay', t('log.source.relay'))
      .option('--offset <span>', t('log.source.offset'))
      .option('--accuracy <span>', t('log.source.accuracy')),
    async (desk, { json, ...given }, [name]) => setSource(desk.client(logApi), name!, given, await facts(desk, json)),
  )
  onDesk(
    log.command('coverage').description(speaker(coverageWords, langOfTerminal())('cli.coverage')),
    async (desk, { json }) =>
      listCoverage(desk.client(coverageApi), { lang: langOfTerminal(), json: json ?? false, out: print, err: tell }),
  )
  onDesk<{ day?: string }>(
    log.command('verify').description(t('log.verify')).option('--day <day>', t('log.verify.day')),
    async (desk, { day, json }) => verifyDays(desk.client(logApi), day, await facts(desk, json)),
  )
  onDesk<{ dryRun?: true }>(
    log.command('retain').description(t('log.retain')).option('--dry-run', t('log.retain.dry')),
    async (desk, { dryRun, json }) => retain(desk.client(logApi), dryRun ?? false, await facts(desk, json)),
  )
}
