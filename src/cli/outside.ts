import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { type DealingList, outsideApi } from '../recover/outside/api.ts'
import { outsideCliWords } from '../recover/outside/cli-words.ts'
import { type Dealing, DealingKind } from '../recover/outside/dealing.ts'
import { outsideEntryWords } from '../recover/outside/words.ts'
import { onDesk, say } from './command.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { aDay, aText, oneOf, whole } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(outsideCliWords, lang)
const words = speaker(outsideEntryWords, lang)

const lineOf = ({ incident, no, plan, outcome, isRestricted, ...one }: Dealing): string =>
  [
    `${incident}/${no}`,
    words(`outside.kind.${plan.kind}`),
    words(`outside.state.${one.isOverdue ? 'overdue' : one.state}`),
    outcome?.heldOn ?? plan.plannedOn ?? '',
    plan.title,
    plan.who,
    one.evidence.join(' '),
    isRestricted ? t('restricted') : '',
  ]
    .join('\t')
    .trimEnd()

function tell(found: DealingList, json?: boolean): number {
  if (json) printJson(found)
  else for (const one of found.rows) say.data(lineOf(one))
  if (found.rows.length === 0) say.words(t('none'))
  return found.rows.some((one) => one.isOverdue) ? 1 : 0
}

/** `hikeshi outside …`: shareholders, investigators, briefings, visits, extortion. */
export function outsideCommands(program: Command): void {
  const outside = program.command('outside').description(t('outside'))
  const incident = ['--incident <number>', t('outside.incident')] as const
  onDesk<{ incident: string }>(
    outside
      .command('show')
      .description(t('outside.show'))
      .requiredOption(...incident),
    async ({ client }, { incident, json }) => tell(await client(outsideApi).list({ incident }), json),
  )
  onDesk<{ incident: string; kind: DealingKind; title: string; who?: string; on?: string; wanted?: string }>(
    outside
      .command('add')
      .description(t('outside.add'))
      .requiredOption(...incident)
      .requiredOption('--kind <kind>', t('outside.kind'), oneOf(DealingKind.options))
      .requiredOption('--title <text>', t('outside.title'), aText)
      .option('--who <text>', t('outside.who'))
      .option('--on <day>', t('outside.on'), aDay)
      .option('--wanted <text>', t('outside.wanted')),
    async ({ client }, { on, json, ...given }) => {
      const { incident, kind, title, who = '', wanted = '' } = given
      tell(await client(outsideApi).add({ incident, kind, title, who, wanted, plannedOn: on ?? null }), json)
      return 0
    },
  )
  onDesk<{ incident: string; no: number; on: string; said: string; heard?: string; scope?: string; effect?: string }>(
    outside
      .command('done')
      .description(t('outside.done'))
      .requiredOption(...incident)
      .requiredOption('--no <n>', t('outside.no'), whole)
      .requiredOption('--on <day>', t('outside.on'), aDay)
      .requiredOption('--said <text>', t('outside.said'), aText)
      .option('--heard <text>', t('outside.heard'))
      .option('--scope <text>', t('outside.scope'))
      .option('--effect <text>', t('outside.effect')),
    async ({ client }, { incident, no, on, said, heard = '', scope = '', effect = '', json }) => {
      tell(await client(outsideApi).hold({ incident, no, heldOn: on, said, heard, scope, effect }), json)
      return 0
    },
  )
}
