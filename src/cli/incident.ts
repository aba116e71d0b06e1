import type { Command } from 'commander'
import { reportApi } from '../detect/report/api.ts'
import { incidentApi } from '../respond/incident/api.ts'
import {
  addEntryCommand,
  createCommand,
  importCommand,
  linkCommand,
  listCommand,
  showCommand,
} from '../respond/incident/cli.ts'
import { onDesk, say } from './command.ts'
import { whole } from './report.ts'
import { langOfTerminal } from './terminal.ts'

const many = (value: string, before: string[] = []): string[] => [...before, value]

export function incidentCommands(program: Command): void {
  const incident = program.command('incident').description('the case')
  onDesk<Parameters<typeof createCommand>[1]>(
    incident
      .command('create')
      .description('open an incident; prints its number')
      .requiredOption('--title <text>')
      .option('--kind <id>', 'such as rsit:intrusions/system-compromise; may be given again', many)
      .option('--severity <scheme:level>', 'such as quality:scandal')
      .option('--tlp <label>', 'red, amber+strict, amber, green, clear')
      .option('--secret', 'only the team and named people may know of it')
      .option('--report <number>', 'a report that it comes from; may be given again', many)
      .option('--notice <time>', 'when we were told')
      .option('--zone <zone>'),
    async ({ client }, options) => {
      const reports = await Promise.all(
        (options.report ?? []).map(async (id) => (await client(reportApi).show({ id })).id),
      )
      return createCommand(client(incidentApi), { ...options, report: reports }, say, langOfTerminal())
    },
  )
  onDesk<Parameters<typeof listCommand>[1]>(
    incident
      .command('list')
      .description('incidents, newest first')
      .option('--phase <phase>')
      .option('--open', 'only those that are not closed')
      .option('--mine', 'only those whose team one is in')
      .option('--query <text>')
      .option('--limit <n>', '', whole),
    ({ client }, options) => listCommand(client(incidentApi), options, say, langOfTerminal()),
  )
  onDesk(incident.command('show <number>').description('one incident'), ({ client }, { json }, [number = '']) =>
    showCommand(client(incidentApi), { json, incident: number }, say, langOfTerminal()),
  )
  onDesk<{ relation?: string; reason?: string }>(
    incident
      .command('link <number> <to>')
      .description('link two incidents')
      .option('--relation <relation>')
      .option('--reason <text>'),
    ({ client }, { relation, reason, json }, [number = '', to = '']) =>
      linkCommand(client(incidentApi), { incident: number, to, relation, reason, json }, say, langOfTerminal()),
  )

  const entry = program.command('entry').description('lines of the record')
  onDesk<Parameters<typeof addEntryCommand>[1]>(
    entry
      .command('add')
      .description('write one line; prints its number in the record')
      .requiredOption('--incident <number>')
      .requiredOption('--text <text>')
      .option('--at <time>', "when: '2003-06-17 00:00', 'within 5m of …', 2003-06-17, 'about …', '…/…'")
      .option('--zone <zone>', 'where that time is stated')
      .option('--kind <kind>')
      .option('--source <text>')
      .option('--lang <ja|en>'),
    ({ client }, options) => addEntryCommand(client(incidentApi), options, say, langOfTerminal()),
  )
  onDesk<{ incident: string; lang?: string; zone?: string; check?: boolean }>(
    entry
      .command('import <file>')
      .description('write the lines of a CSV; each has its own outcome')
      .requiredOption('--incident <number>')
      .option('--lang <ja|en>')
      .option('--zone <zone>')
      .option('--check', 'only tell what would be written'),
    ({ client }, options, [file = '']) =>
      importCommand(client(incidentApi), { ...options, file }, say, langOfTerminal()),
  )
}
