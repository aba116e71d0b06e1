import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { alertApi } from '../detect/alert/api.ts'
import {
  closeAlert,
  endSuppression,
  exceptAlert,
  listAlerts,
  listSuppressions,
  reportAlert,
  showAlert,
  suppressAlerts,
} from '../detect/alert/cli.ts'
import { alertCliWords } from '../detect/alert/cli-words.ts'
import type { Facts } from '../detect/log/cli.ts'
import { ExceptionKind } from '../detect/signature/exception-kind.ts'
import { onDesk } from './command.ts'
import type { Connection } from './connect.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { oneOf, whole } from './usage.ts'

const t = speaker(alertCliWords, langOfTerminal())
const states = ['open', 'suppressed', 'closed', 'false-alarm', 'all'] as const
const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const

const facts = async ({ zone }: Connection, json?: boolean): Promise<Facts> => ({
  lang: langOfTerminal(),
  zone: json ? 'UTC' : await zone(),
  json: json ?? false,
  out: print,
  err: tell,
})

export function alertCommands(program: Command): void {
  const alert = program.command('alert').description(t('alert'))
  onDesk<{
    state?: (typeof states)[number]
    level?: (typeof levels)[number]
    rule?: string
    entity?: string
    limit?: number
  }>(
    alert
      .command('list')
      .description(t('alert.list'))
      .option('--state <state>', t('alert.list.state'), oneOf(states))
      .option('--level <level>', t('alert.level'), oneOf(levels))
      .option('--rule <key>', t('alert.rule'))
      .option('--entity <value>', t('alert.entity'))
      .option('--limit <n>', t('alert.limit'), whole),
    async (desk, { state, level, rule, entity, limit, json }) =>
      listAlerts(desk.client(alertApi), { state, level, rule, entity, limit }, await facts(desk, json)),
  )
  onDesk(alert.command('show <id>').description(t('alert.show')), async (desk, { json }, [id]) =>
    showAlert(desk.client(alertApi), id!, await facts(desk, json)),
  )
  onDesk<{ reason: string; falseAlarm?: true }>(
    alert
      .command('close <id>')
      .description(t('alert.close'))
      .requiredOption('--reason <text>', t('alert.reason'))
      .option('--false-alarm', t('alert.false-alarm')),
    async (desk, { reason, falseAlarm, json }, [id]) =>
      closeAlert(
        desk.client(alertApi),
        { id: id!, reason, isFalseAlarm: falseAlarm ?? false },
        await facts(desk, json),
      ),
  )
  onDesk<{ rule?: string; entity?: string; reason: string; owner?: string; until: string }>(
    alert
      .command('suppress')
      .description(t('alert.suppress'))
      .option('--rule <key>', t('alert.rule'))
      .option('--entity <value>', t('alert.entity'))
      .requiredOption('--reason <text>', t('alert.reason'))
      .requiredOption('--until <time>', t('alert.until'), aTime)
      .option('--owner <name>', t('alert.owner')),
    async (desk, { rule, entity, reason, owner, until, json }) => {
      const given = { rule, entity, reason, owner, until: momentOf(until, await desk.zone())! }
      return suppressAlerts(desk.client(alertApi), given, await facts(desk, json))
    },
  )
  onDesk(alert.command('suppressions').description(t('alert.suppressions')), async (desk, { json }) =>
    listSuppressions(desk.client(alertApi), await facts(desk, json)),
  )
  onDesk(
    alert.command('end-suppression <id>').description(t('alert.end-suppression')),
    async (desk, { json }, [id = '']) => endSuppression(desk.client(alertApi), id, await facts(desk, json)),
  )
  onDesk(alert.command('report <id>').description(t('alert.report')), async (desk, { json }, [id = '']) =>
    reportAlert(desk.client(alertApi), id, await facts(desk, json)),
  )
  const except = alert
    .command('except <id>')
    .description(t('alert.except'))
    .requiredOption('--reason <text>', t('alert.reason'))
  for (const kind of ExceptionKind.options) except.option(`--${kind} <value>`, t(`except.${kind}`))
  onDesk<{ reason: string; falseAlarm?: true } & { [K in ExceptionKind]?: string }>(
    except.option('--false-alarm', t('alert.false-alarm')),
    async (desk, { reason, falseAlarm, json, ...given }, [id = '']) => {
      const chosen = ExceptionKind.options.flatMap((kind) => {
        const value = given[kind]
        return value === undefined ? [] : [{ kind, value }]
      })
      if (chosen.length === 0) {
        tell(t('except.nothing'))
        return 2
      }
      const asked = { id, facts: chosen, reason, isFalseAlarm: falseAlarm ?? false }
      return exceptAlert(desk.client(alertApi), asked, await facts(desk, json))
    },
  )
}
