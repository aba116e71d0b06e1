import { type Command, InvalidArgumentError } from 'commander'
import { reportApi } from '../detect/report/api.ts'
import { importReports, listReports, showReport } from '../detect/report/cli.ts'
import { parseCommand } from '../detect/report/cli-parse.ts'
import { onDesk } from './command.ts'
import { langOfTerminal, print, tell } from './terminal.ts'

const facts = (json?: boolean) => ({
  lang: langOfTerminal(),
  zone: process.env.TZ ?? 'Asia/Tokyo',
  json: json ?? false,
})

export const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number')
  return Number(text)
}

export function reportCommands(program: Command): void {
  const report = program.command('report').description('what somebody tells us')
  report
    .command('parse <file...>')
    .description('read reports from files or - without a desk; NDJSON, one line a report found')
    .option('--zone <zone>', 'zone of times that name none')
    .option('--year <year>', 'year of log lines that name none', whole)
    .action(async (files: string[], options: { zone?: string; year?: number }) => {
      process.exitCode = await parseCommand(files, process.stdout, process.stderr, {
        zoneHint: options.zone,
        yearHint: options.year,
      })
    })
  onDesk<{ zone?: string; year?: number }>(
    report
      .command('import <file...>')
      .description('take reports into the desk; one outcome a file')
      .option('--zone <zone>')
      .option('--year <year>', '', whole),
    ({ client }, { zone, year, json }, files) =>
      importReports(client(reportApi), files, print, tell, { ...facts(json), zoneHint: zone, year }),
  )
  onDesk<{ state?: 'new'; q?: string; limit?: number; noise?: 'without' }>(
    report
      .command('list')
      .description('the inbox')
      .option('--state <state>', 'new, taken, incident, disposed')
      .option('--noise <which>', 'without, only, with')
      .option('--q <text>', 'words to look for')
      .option('--limit <n>', '', whole),
    ({ client }, { state, q, limit, noise, json }) =>
      listReports(client(reportApi), { state, q, limit, noise }, print, tell, facts(json)),
  )
  onDesk(report.command('show <number>').description('one report'), ({ client }, { json }, args) =>
    showReport(client(reportApi), args, print, tell, facts(json)),
  )
}
