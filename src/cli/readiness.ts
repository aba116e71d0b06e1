import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { readinessApi } from '../prepare/readiness/api.ts'
import { listReadiness } from '../prepare/readiness/cli.ts'
import { readinessCliWords } from '../prepare/readiness/cli-words.ts'
import { ReadinessKind } from '../prepare/readiness/readiness.ts'
import { offlineApi } from '../respond/offline/api.ts'
import { offlineWords } from '../respond/offline/words.ts'
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
  perHour?: number
}

/** `hikeshi readiness list|add|check|kit`: what was agreed on before anything happens. */
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
      .command('add')
      .description(t('add'))
      .argument('<kind>', ReadinessKind.options.join(', '), oneOf(ReadinessKind.options))
      .argument('<name>', t('add.name'))
      .requiredOption('--who <name>', t('add.who'))
      .option('--reached <how>', t('add.reached'))
      .option('--deputy <name>', t('add.deputy'))
      .option('--deputy-reached <how>', t('add.deputy-reached'))
      .option('--says <text>', t('add.says'))
      .option('--per-hour <count>', t('add.per-hour'), whole)
      .option('--every <days>', t('add.every'), whole),
    async (desk, { json, every, ...facts }, [kind = '', name = '']) => {
      const made = await desk
        .client(readinessApi)
        .add({ ...facts, kind: ReadinessKind.parse(kind), name, everyDays: every })
      if (json) printJson(made)
      else tell(t('added', { name: made.name }))
      return 0
    },
  )
  onDesk<{ out: string; lang?: Language }>(
    readiness
      .command('kit')
      .description(t('kit'))
      .requiredOption('--out <file>', t('kit.out'))
      .option('--lang <lang>', t('kit.lang'), oneOf(Language.options)),
    async (desk, { json, out, lang = langOfTerminal() }) => {
      const client = desk.client(offlineApi)
      const { version, files } = await client.kit({ lang })
      const made = await client.take({ lang })
      await writeFile(out, made.body as AsyncIterable<Uint8Array>, { mode: 0o600 })
      if (json) printJson({ file: out, version, papers: files.length + 1 })
      else tell(speaker(offlineWords, langOfTerminal())('kit.saved', { file: out, version }))
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
