import { type Command, InvalidArgumentError } from 'commander'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { alertApi } from '../detect/alert/api.ts'
import { listAlerts, visible } from '../detect/alert/cli.ts'
import { alertCliWords } from '../detect/alert/cli-words.ts'
import { anomalyApi } from '../detect/anomaly/api.ts'
import { holidays, listThresholds, type Setting, setThreshold } from '../detect/anomaly/cli.ts'
import { anomalyCliWords } from '../detect/anomaly/cli-words.ts'
import { DetectorName } from '../detect/anomaly/detector.ts'
import { integrityApi } from '../detect/integrity/api.ts'
import type { Facts } from '../detect/log/cli.ts'
import { onDesk } from './command.ts'
import type { Connection } from './connect.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { oneOf, whole } from './usage.ts'

const t = speaker(anomalyCliWords, langOfTerminal())
const a = speaker(alertCliWords, langOfTerminal())
const states = ['open', 'suppressed', 'closed', 'false-alarm', 'all'] as const

const facts = async ({ zone }: Connection, json?: boolean): Promise<Facts> => ({
  lang: langOfTerminal(),
  zone: json ? 'UTC' : await zone(),
  json: json ?? false,
  out: print,
  err: tell,
})

function aNumber(text: string): number {
  const value = Number(text)
  if (!/^\d{1,7}(?:\.\d{1,3})?$/.test(text)) throw new InvalidArgumentError(t('threshold.number'))
  return value
}

/** `hikeshi anomaly`: what is unusual, from where on detectors speak, and when they keep quiet. */
export function anomalyCommands(program: Command): void {
  const anomaly = program.command('anomaly').description(t('anomaly'))
  onDesk<{ state?: (typeof states)[number]; entity?: string; limit?: number }>(
    anomaly
      .command('list')
      .description(t('anomaly.list'))
      .option('--state <state>', a('alert.list.state'), oneOf(states))
      .option('--entity <value>', a('alert.entity'))
      .option('--limit <n>', a('alert.limit'), whole),
    async (desk, { state, entity, limit, json }) =>
      listAlerts(desk.client(alertApi), { origin: 'anomaly', state, entity, limit }, await facts(desk, json)),
  )
  onDesk(anomaly.command('thresholds').description(t('anomaly.thresholds')), async (desk, { json }) =>
    listThresholds(desk.client(anomalyApi), await facts(desk, json)),
  )
  onDesk<Setting>(
    anomaly
      .command('set <detector>')
      .description(t('anomaly.set'))
      .option('--threshold <n>', t('set.threshold'), aNumber)
      .option('--days <n>', t('set.days'), whole)
      .option('--on', t('set.on'))
      .option('--off', t('set.off')),
    async (desk, { threshold, days, on, off, json }, [name = '']) => {
      const detector = DetectorName.safeParse(name)
      if (!detector.success) {
        tell(t('set.unknown', { name, names: DetectorName.options.join(', ') }))
        return 2
      }
      const given = { threshold, days, on, off }
      return setThreshold(desk.client(anomalyApi), detector.data, given, await facts(desk, json))
    },
  )
  onDesk(anomaly.command('holidays [country]').description(t('anomaly.holidays')), async (desk, { json }, [country]) =>
    holidays(desk.client(anomalyApi), country, await facts(desk, json)),
  )
  onDesk(anomaly.command('windows').description(t('anomaly.windows')), async (desk, { json }) => {
    const { rows } = await desk.client(integrityApi).windows({})
    const { lang, zone } = await facts(desk, json)
    const at = (text: string): string => formatInstant(text, { lang, zone, named: false })
    for (const row of rows.filter(({ withdrawnAt }) => withdrawnAt === null))
      print(
        json
          ? JSON.stringify(row)
          : t('window', { from: at(row.from), to: at(row.to), hosts: visible(row.hosts), name: visible(row.name) }),
      )
    if (rows.length === 0) tell(t('windows.none'))
    return 0
  })
}
