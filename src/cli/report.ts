import type { Command } from 'commander'
import { reportApi } from '../detect/report/api.ts'
import { importReports, listReports, showReport } from '../detect/report/cli.ts'
import { parseCommand } from '../detect/report/cli-parse.ts'
import { ReportState } from '../detect/report/report.ts'
import { onDesk } from './command.ts'
import type { Connection } from './connect.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { inZone, oneOf, whole } from './usage.ts'
import { t } from './words.ts'

const facts = async ({ zone }: Connection, json?: boolean) => ({
  lang: langOfTerminal(),
  zone: json ? 'UTC' : await zone(),
  json: json ?? false,
})

export function reportCommands(program: Command): void {
  const report = program.command('report').description(t('report'))
  report
    .command('parse <file...>')
    .description(t('report.parse'))
    .option('--zone <zone>', t('option.zone-hint'), inZone)
    .option('--year <year>', t('option.year'), whole)
    .action(async (files: string[], options: { zone?: string; year?: number }) => {
      process.exitCode = await parseCommand(files, process.stdout, process.stderr, {
        zoneHint: options.zone,
        yearHint: options.year,
      })
    })
  onDesk<{ zone?: string; year?: number }>(
    report
      .command('import <file...>')
      .description(t('report.import'))
      .option('--zone <zone>', t('option.zone-hint'), inZone)
      .option('--year <year>', t('option.year'), whole),
    async (desk, { zone, year, json }, files) =>
      importReports(desk.client(reportApi), files, print, tell, { ...(await facts(desk, json)), zoneHint: zone, year }),
  )
  onDesk<{ state?: 'new'; q?: string; limit?: number; noise?: 'without' }>(
    report
      .command('list')
      .description(t('report.list'))
      .option('--state <state>', t('report.list.state'), oneOf(ReportState.options))
      .option('--noise <which>', t('report.list.noise'), oneOf(['without', 'only', 'with']))
      .option('--q <text>', t('report.list.q'))
      .option('--limit <n>', t('option.limit'), whole),
    async (desk, { state, q, limit, noise, json }) =>
      listReports(desk.client(reportApi), { state, q, limit, noise }, print, tell, await facts(desk, json)),
  )
  onDesk(report.command('show <number>').description(t('report.show')), async (desk, { json }, args) =>
    showReport(desk.client(reportApi), args, print, tell, await facts(desk, json)),
  )
}
