import type { Command } from 'commander'
import type { InputOf } from '#src/core/endpoint.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { ContainmentKind, Direction } from '../prepare/duty/target.ts'
import { containmentApi } from '../respond/containment/api.ts'
import { containmentCliWords } from '../respond/containment/cli-words.ts'
import type { ContainmentRow } from '../respond/containment/containment.ts'
import { Said } from '../respond/containment/state.ts'
import { sayTarget } from '../respond/containment/target-words.ts'
import { containmentEntryWords } from '../respond/containment/words.ts'
import { colleaguesOf } from './colleague.ts'
import { onDesk, say } from './command.ts'
import type { Connection } from './connect.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf, whole } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(containmentCliWords, lang)
const stated = speaker(containmentEntryWords, lang)
const many = (value: string, before: string[] = []): string[] => [...before, value]
/** `2026-0001-C1` says its incident itself. */
const askOf = (number = '') => ({ incident: number.replace(/-C\d+$/i, ''), containment: number })

async function show(desk: Connection, row: ContainmentRow, json?: boolean): Promise<number> {
  if (json) printJson(row)
  else say.data(lineOf(row, await desk.zone()))
  // Nothing is claimed: whoever reads only the exit code hears of what failed or is not known.
  return row.state === 'failed' || row.state === 'unknown' ? 1 : 0
}

function lineOf(row: ContainmentRow, zone: string): string {
  const lift = row.liftAt === null ? '' : formatInstant(row.liftAt, { lang, zone, named: true })
  return [
    row.number,
    stated(`containment.state.${row.state}`),
    lift,
    sayTarget(row.target, lang),
    row.known?.detail ?? '',
  ].join('\t')
}

type Target = InputOf<typeof containmentApi.propose>['target']
type Shape = {
  kind: ContainmentKind
  address?: string
  direction?: Direction
  protocol?: 'tcp' | 'udp'
  ports?: string
  network?: string
  host?: string
  service?: string
  account?: string
  name?: string
  except?: string[]
}
/** What was named at the terminal; what is missing for its kind the desk says. */
const targetOf = ({
  kind,
  address,
  direction,
  protocol,
  ports,
  network,
  host,
  service,
  account,
  name,
  except,
}: Shape): Target =>
  ({ kind, address, direction, protocol, ports, network, host, service, account, name, except }) as Target

export function containmentCommands(program: Command): void {
  const containment = program.command('containment').description(t('containment'))
  onDesk<
    Shape & {
      incident: string
      reason: string
      scope?: string
      wider?: true
      connector?: string
      carrier?: string
      lift?: string
      byDesk?: true
      done?: string
      decider?: string[]
      decideBy?: string
      escalate?: number
    }
  >(
    containment
      .command('propose')
      .description(t('propose'))
      .requiredOption('--incident <number>', t('incident'))
      .requiredOption(
        '--kind <kind>',
        t('kind', { kinds: ContainmentKind.options.join(', ') }),
        oneOf(ContainmentKind.options),
      )
      .requiredOption('--reason <text>', t('reason'))
      .option('--address <address>', t('address'))
      .option('--direction <direction>', t('direction'), oneOf(Direction.options))
      .option('--protocol <protocol>', t('protocol'), oneOf(['tcp', 'udp'] as const))
      .option('--ports <ports>', t('ports'))
      .option('--network <network>', t('network'))
      .option('--host <host>', t('host'))
      .option('--service <service>', t('service'))
      .option('--account <account>', t('account'))
      .option('--name <name>', t('name'))
      .option('--except <network>', t('except'), many)
      .option('--scope <text>', t('scope'))
      .option('--wider', t('wider'))
      .option('--connector <id>', t('connector'))
      .option('--carrier <name>', t('carrier'))
      .option('--lift <time>', t('lift-at'), aTime)
      .option('--by-desk', t('by-desk'))
      .option('--done <time>', t('done'), aTime)
      .option('--decider <name>', t('decider'), many)
      .option('--decide-by <time>', t('decide-by'), aTime)
      .option('--escalate <minutes>', t('escalate'), whole),
    async (desk, given) => {
      const zone = await desk.zone()
      const at = (text: string | undefined) => momentOf(text, zone) ?? null
      const done = at(given.done)
      const row = await desk.client(containmentApi).propose({
        ...{
          incident: given.incident,
          target: targetOf(given),
          reason: given.reason,
          scope: given.scope,
          isWider: given.wider,
        },
        ...{ connector: given.connector, carrier: given.carrier, lift: at(given.lift), isLiftedByDesk: given.byDesk },
        done: done === null ? null : { from: done, to: done, precision: 'minute', zone },
        deciders: await colleaguesOf(desk, given.decider ?? []),
        ...{ decideBy: at(given.decideBy), escalateAfterMin: given.escalate },
      })
      return await show(desk, row, given.json)
    },
  )
  onDesk<{ emergency?: true; note?: string }>(
    containment
      .command('approve <number>')
      .description(t('approve'))
      .option('--emergency', t('emergency'))
      .option('--note <text>', t('note')),
    async (desk, { emergency, note, json }, [number]) =>
      show(
        desk,
        await desk
          .client(containmentApi)
          .approve({ ...askOf(number), isEmergency: emergency ?? false, note: note ?? '' }),
        json,
      ),
  )
  onDesk<{ dryRun?: true; backup?: string }>(
    containment
      .command('apply <number>')
      .description(t('apply'))
      .option('--backup <text>', t('backup'))
      .option('--dry-run', t('dry-run')),
    async (desk, { dryRun, backup, json }, [number]) =>
      dryRun
        ? tellDryRun(desk, number, 'apply', json)
        : show(desk, await desk.client(containmentApi).apply({ ...askOf(number), backup }), json),
  )
  onDesk(containment.command('verify <number>').description(t('verify')), async (desk, { json }, [number]) =>
    show(desk, await desk.client(containmentApi).verify(askOf(number)), json),
  )
  onDesk<{ reason?: string; dryRun?: true }>(
    containment
      .command('lift <number>')
      .description(t('lift'))
      .option('--reason <text>', t('reason'))
      .option('--dry-run', t('dry-run')),
    async (desk, { reason, dryRun, json }, [number]) =>
      dryRun
        ? tellDryRun(desk, number, 'lift', json)
        : show(desk, await desk.client(containmentApi).lift({ ...askOf(number), reason: reason ?? '' }), json),
  )
  onDesk<{ said: Said; note: string; by?: string; when?: string }>(
    containment
      .command('confirm <number>')
      .description(t('confirm'))
      .requiredOption('--said <what>', t('said'), oneOf(Said.options))
      .requiredOption('--note <text>', t('saw'))
      .option('--by <name>', t('by'))
      .option('--when <time>', t('when'), aTime),
    async (desk, { said, note, by, when, json }, [number]) => {
      const zone = await desk.zone()
      const at = momentOf(when, zone)
      const time = at === undefined ? {} : { when: { from: at, to: at, precision: 'minute' as const, zone } }
      return show(
        desk,
        await desk.client(containmentApi).confirm({ ...askOf(number), said, note, by: by ?? '', ...time }),
        json,
      )
    },
  )
  onDesk<{ incident?: string }>(
    containment.command('list').description(t('list')).option('--incident <number>', t('incident')),
    async (desk, { incident, json }) => {
      const client = desk.client(containmentApi)
      const { rows } = incident === undefined ? await client.open({ limit: 200 }) : await client.list({ incident })
      if (json) printJson({ rows })
      else for (const row of rows) say.data(lineOf(row, await desk.zone()))
      return 0
    },
  )
}

async function tellDryRun(
  desk: Connection,
  number: string | undefined,
  verb: 'apply' | 'lift',
  json?: boolean,
): Promise<number> {
  const found = await desk.client(containmentApi).dryRun({ ...askOf(number), verb })
  if (json) printJson(found)
  else for (const line of found.lines) say.data(line)
  return 0
}
