import type { Command } from 'commander'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { decisionApi } from '../respond/decision/api.ts'
import { decisionCliWords } from '../respond/decision/cli-words.ts'
import { DecisionAnswer, type DecisionRow } from '../respond/decision/decision.ts'
import { colleaguesOf } from './colleague.ts'
import { onDesk, say } from './command.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf, whole } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(decisionCliWords, lang)
const many = (value: string, before: string[] = []): string[] => [...before, value]
/** `2026-0001-D1` says its incident itself. */
const askOf = (number = '') => ({ incident: number.replace(/-D\d+$/i, ''), decision: number })

function lineOf(row: DecisionRow, zone: string): string {
  const due = row.dueAt === null ? '' : formatInstant(row.dueAt, { lang, zone, named: true })
  return [
    row.number,
    t(`standing.${row.standing}`),
    due,
    row.answeredBy ?? row.deciders.map((one) => one.name).join(' → '),
    row.question,
  ].join('\t')
}

export function decisionCommands(program: Command): void {
  const decision = program.command('decision').description(t('decision'))
  onDesk<{
    incident: string
    question: string
    ground: string
    decider: string[]
    option?: string[]
    due?: string
    escalate?: number
  }>(
    decision
      .command('ask')
      .description(t('ask'))
      .requiredOption('--incident <number>', t('incident'))
      .requiredOption('--question <text>', t('question'))
      .requiredOption('--ground <text>', t('ground'))
      .requiredOption('--decider <name>', t('decider'), many)
      .option('--option <text>', t('option'), many)
      .option('--due <time>', t('due'), aTime)
      .option('--escalate <minutes>', t('escalate'), whole),
    async (desk, { incident, question, ground, decider, option = [], due, escalate, json }) => {
      const zone = await desk.zone()
      const row = await desk.client(decisionApi).ask({
        ...{ incident, question, ground, options: option, due: momentOf(due, zone) ?? null },
        deciders: await colleaguesOf(desk, decider),
        ...(escalate === undefined ? {} : { escalateAfterMin: escalate }),
      })
      if (json) printJson(row)
      else say.data(lineOf(row, zone))
      return 0
    },
  )
  onDesk<{ answer: DecisionAnswer; reason: string; option?: number; lookAgain?: string }>(
    decision
      .command('answer <number>')
      .description(t('answer'))
      .requiredOption('--answer <answer>', t('answer.which'), oneOf(DecisionAnswer.options))
      .requiredOption('--reason <text>', t('reason'))
      .option('--option <n>', t('option.which'), whole)
      .option('--look-again <time>', t('look-again'), aTime),
    async (desk, { answer, reason, option, lookAgain, json }, [number]) => {
      const zone = await desk.zone()
      const row = await desk.client(decisionApi).answer({
        ...{ ...askOf(number), answer, reason, option: option ?? null, lookAgain: momentOf(lookAgain, zone) ?? null },
      })
      if (json) printJson(row)
      else say.data(lineOf(row, zone))
      return 0
    },
  )
  onDesk<{ incident?: string; mine?: true }>(
    decision
      .command('list')
      .description(t('list'))
      .option('--incident <number>', t('incident'))
      .option('--mine', t('mine')),
    async (desk, { incident, mine, json }) => {
      const client = desk.client(decisionApi)
      const { rows } =
        incident === undefined
          ? await client.waiting({ mine: mine ?? false, limit: 200 })
          : await client.list({ incident })
      const shown = mine ? rows.filter((one) => one.mayAnswer) : rows
      if (json) printJson({ rows: shown })
      else for (const row of shown) say.data(lineOf(row, await desk.zone()))
      return 0
    },
  )
}
