import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { type ReviewList, reviewApi } from '../learn/review/api.ts'
import { reviewCliWords } from '../learn/review/cli-words.ts'
import { measureEntryWords } from '../recover/measure/words.ts'
import { onDesk, say } from './command.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { aDay } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(reviewCliWords, lang)
const words = speaker(measureEntryWords, lang)

function tell(found: ReviewList, json?: boolean): number {
  if (json) printJson(found)
  else
    for (const { no, plannedOn, outcome, isOverdue, measures, chair } of found.rows) {
      const state = outcome ? t('held') : t(isOverdue ? 'overdue' : 'planned')
      say.data([no, state, outcome?.heldOn ?? plannedOn, outcome?.learnt ?? chair].join('\t').trimEnd())
      for (const one of measures)
        say.data(['', one.no, words(`measure.standing.${one.standing}`), one.title, one.owner].join('\t').trimEnd())
    }
  if (found.rows.length === 0) say.words(t('none'))
  return found.rows.some((one) => one.isOverdue) ? 1 : 0
}

/** `hikeshi review …`: the meeting that looks back at an incident. */
export function reviewCommands(program: Command): void {
  const review = program.command('review').description(t('review'))
  const incident = ['--incident <number>', t('review.incident')] as const
  onDesk<{ incident: string }>(
    review
      .command('show')
      .description(t('review.show'))
      .requiredOption(...incident),
    async ({ client }, { incident, json }) => tell(await client(reviewApi).list({ incident }), json),
  )
  onDesk<{ incident: string; on: string; chair?: string }>(
    review
      .command('plan')
      .description(t('review.plan'))
      .requiredOption(...incident)
      .requiredOption('--on <day>', t('review.on'), aDay)
      .option('--chair <name>', t('review.chair')),
    async ({ client }, { incident, on, chair = '', json }) => {
      tell(await client(reviewApi).plan({ incident, plannedOn: on, chair }), json)
      return 0
    },
  )
}
