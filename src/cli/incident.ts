import type { Command } from 'commander'
import { Language } from '#src/core/language.ts'
import { Tlp } from '#src/core/tlp.ts'
import { knowledgeApi } from '#src/prepare/knowledge/api.ts'
import { AttackStage } from '#src/prepare/knowledge/attack-stage.ts'
import { levelOf } from '#src/prepare/knowledge/severity.ts'
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
import { EntryKindOfPeople } from '../respond/incident/entry-api.ts'
import { LinkRelation, Phase, type Severity } from '../respond/incident/incident.ts'
import { onDesk, say } from './command.ts'
import { langOfTerminal } from './terminal.ts'
import { inZone, oneOf, whole } from './usage.ts'
import { t } from './words.ts'

const many = (value: string, before: string[] = []): string[] => [...before, value]

export function incidentCommands(program: Command): void {
  const incident = program.command('incident').description(t('incident'))
  onDesk<Omit<Parameters<typeof createCommand>[1], 'deskZone'>>(
    incident
      .command('create')
      .description(t('incident.create'))
      .requiredOption('--title <text>', t('incident.create.title'))
      .option('--kind <id>', t('incident.create.kind'), many)
      .option('--severity <scheme:level>', t('incident.create.severity'))
      .option('--tlp <label>', t('incident.create.tlp'), oneOf(Tlp.options))
      .option('--secret', t('incident.create.secret'))
      .option('--report <number>', t('incident.create.report'), many)
      .option('--notice <time>', t('incident.create.notice'))
      .option('--zone <zone>', t('option.zone'), inZone),
    async ({ client, zone }, options) => {
      const reports = await Promise.all(
        (options.report ?? []).map(async (id) => (await client(reportApi).show({ id })).id),
      )
      const given = { ...options, report: reports, deskZone: await zone() }
      return createCommand(client(incidentApi), given, say, langOfTerminal())
    },
  )
  onDesk<Omit<Parameters<typeof listCommand>[1], 'deskZone'>>(
    incident
      .command('list')
      .description(t('incident.list'))
      .option('--phase <phase>', t('incident.list.phase'), oneOf(Phase.options))
      .option('--open', t('incident.list.open'))
      .option('--mine', t('incident.list.mine'))
      .option('--query <text>', t('report.list.q'))
      .option('--limit <n>', t('option.limit'), whole),
    async ({ client, zone }, options) =>
      listCommand(client(incidentApi), { ...options, deskZone: await zone() }, say, langOfTerminal()),
  )
  onDesk(
    incident.command('show <number>').description(t('incident.show')),
    async ({ client, zone }, { json }, [number = '']) => {
      const { severities } = await client(knowledgeApi).read({})
      const lang = langOfTerminal()
      const levelName = (severity: Severity) => levelOf(severities, severity)?.[lang] ?? severity.level
      const given = { json, incident: number, deskZone: await zone(), levelName }
      return showCommand(client(incidentApi), given, say, lang)
    },
  )
  onDesk<{ relation?: string; reason?: string }>(
    incident
      .command('link <number> <to>')
      .description(t('incident.link'))
      .option('--relation <relation>', t('incident.link.relation'), oneOf(LinkRelation.options))
      .option('--reason <text>', t('incident.link.reason')),
    ({ client }, { relation, reason, json }, [number = '', to = '']) =>
      linkCommand(client(incidentApi), { incident: number, to, relation, reason, json }, say, langOfTerminal()),
  )

  const entry = program.command('entry').description(t('entry'))
  onDesk<Omit<Parameters<typeof addEntryCommand>[1], 'deskZone'>>(
    entry
      .command('add')
      .description(t('entry.add'))
      .requiredOption('--incident <number>', t('option.incident'))
      .requiredOption('--text <text>', t('entry.add.text'))
      .option('--at <time>', t('entry.add.at'))
      .option('--zone <zone>', t('option.zone'), inZone)
      .option('--kind <kind>', t('entry.add.kind'), oneOf(EntryKindOfPeople.options))
      .option('--source <text>', t('entry.add.source'))
      .option('--stage <tactic>', t('entry.add.stage'), oneOf(AttackStage.options))
      .option('--lang <ja|en>', t('option.lang'), oneOf(Language.options)),
    async ({ client, zone }, options) =>
      addEntryCommand(client(incidentApi), { ...options, deskZone: await zone() }, say, langOfTerminal()),
  )
  onDesk<{ incident: string; lang?: string; zone?: string; check?: boolean }>(
    entry
      .command('import <file>')
      .description(t('entry.import'))
      .requiredOption('--incident <number>', t('option.incident'))
      .option('--lang <ja|en>', t('option.lang'), oneOf(Language.options))
      .option('--zone <zone>', t('option.zone'), inZone)
      .option('--check', t('entry.import.check')),
    ({ client }, options, [file = '']) =>
      importCommand(client(incidentApi), { ...options, file }, say, langOfTerminal()),
  )
}
