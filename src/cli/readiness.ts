import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { readinessApi } from '../prepare/readiness/api.ts'
import { listReadiness } from '../prepare/readiness/cli.ts'
import { readinessCliWords } from '../prepare/readiness/cli-words.ts'
import { ReadinessKind } from '../prepare/readiness/readiness.ts'
import { onDesk } from './command.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, print, printJson, tell } from './terminal.ts'
import { oneOf, whole } from './usage.ts'

const t = speaker(readinessCliWords, langOfTerminal())

type Adding = {
  who: string
  reached?: string
  deputy?: string
  deputyReached?: string
  says?: string
  every?: number
}

/** `hikeshi readiness list|add|check`: what was agreed on before anything happens. */
export function readinessCommands(program: Command): void {
  const readiness = program.command('readiness').description(t('readiness'))
  onDesk(readiness.command('list').description(t('list')), async (desk, { json }) =>
    listReadiness(desk.client(readinessApi), {
      lang: langOfTerminal(),
      zone: json ? 'UTC' : await desk.zone(),
      json: json ?? false,
      out: print,
      err: tell,
    }),
  )
  onDesk<Adding>(
    readiness
      .command('add <kind> <name>')
      .description(t('add'))
      .requiredOption('--who <name>', t('add.who'))
      .option('--reached <how>', t('add.reached'))
      .option('--deputy <name>', t('add.deputy'))
      .option('--deputy-reached <how>', t('add.deputy-reached'))
      .option('--says <text>', t('add.says'))
      .option('--every <days>', t('add.every'), whole),
    async (desk, { json, every, ...facts }, [kind = '', name = '']) => {
      const made = await desk
        .client(readinessApi)
        .add({ ...facts, kind: oneOf(ReadinessKind.options)(kind), name, everyDays: every })
      if (json) printJson(made)
      else tell(t('added', { name: made.name }))
      return 0
    },
  )
  onDesk<{ seen: string; learnt?: string; wanting?: true; at?: string }>(
    readiness
      .command('check <id>')
      .description(t('check'))
      .requiredOption('--seen <text>', t('check.seen'))
      .option('--learnt <text>', t('check.learnt'))
      .option('--wanting', t('check.wanting'))
      .option('--at <time>', t('check.at'), aTime),
    async (desk, { json, seen, learnt, wanting, at }, [item = '']) => {
      const moment = momentOf(at, await desk.zone())
      const made = await desk.client(readinessApi).check({ item, seen, learnt, isGood: !wanting, at: moment })
      if (json) printJson(made)
      else tell(t('checked', { name: made.name }))
      return 0
    },
  )
}
