import type { Command } from 'commander'
import { decodeText } from '#src/core/charset.ts'
import { speaker } from '#src/core/words.ts'
import { sweepApi } from '../recover/sweep/api.ts'
import { sweepCliWords } from '../recover/sweep/cli-words.ts'
import { readUnits } from '../recover/sweep/read-lines.ts'
import { type SweepAgents, type SweepHunt, SweepKind, type SweepRow, type UnitRow } from '../recover/sweep/sweep.ts'
import { sweepEntryWords } from '../recover/sweep/words.ts'
import { onDesk, say } from './command.ts'
import { readGiven } from './given-file.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { aDay, aText, oneOf, whole } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(sweepCliWords, lang)
const words = speaker(sweepEntryWords, lang)
const textOf = async (file: string): Promise<string> => decodeText(await readGiven(file)).text

const tellCounts = ({ no, units, hosts }: SweepRow): void =>
  say.words(t('status', { no, ...units, total: hosts.total }))
const tellHunt = ({ progress, matches, state }: SweepHunt): void =>
  say.words(t('archive', { percent: Math.floor(progress * 100), matches, state: words(`sweep.hunt.${state}`) }))
const tellAgents = (agents: SweepAgents): void => say.words(t('agents', agents))
const lineOf = ({ unit, standing, hosts, note }: UnitRow): string =>
  [unit, words(`sweep.state.${standing}`), `${hosts.total - hosts.unchecked}/${hosts.total}`, note].join('\t').trimEnd()

/** `hikeshi sweep …`: one question to all units, and how far it is covered. */
export function sweepCommands(program: Command): void {
  const sweep = program.command('sweep').description(t('sweep'))
  const incident = ['--incident <number>', t('sweep.incident')] as const
  onDesk<{
    incident: string
    question: string
    kind?: SweepKind
    detail?: string
    days?: number
    due?: string
    units: string
    backups: boolean
  }>(
    sweep
      .command('start')
      .description(t('sweep.start'))
      .requiredOption(...incident)
      .requiredOption('--question <text>', t('sweep.question'), aText)
      .requiredOption('--units <file>', t('sweep.units'))
      .option('--kind <kind>', t('sweep.kind'), oneOf(SweepKind.options))
      .option('--detail <file>', t('sweep.detail'))
      .option('--days <n>', t('sweep.days'), whole)
      .option('--due <day>', t('sweep.due'), aDay)
      .option('--no-backups', t('sweep.backups')),
    async ({ client }, { incident, question, kind, detail, days, due, units: file, backups, json }) => {
      const { units, wrong } = readUnits(await textOf(file))
      if (wrong.length > 0) {
        say.words(t('wrong', { file, lines: wrong.slice(0, 20).join(', ') }))
        return 2
      }
      if (units.length === 0) {
        say.words(t('empty', { file }))
        return 2
      }
      const made = await client(sweepApi).start({
        incident,
        kind: kind ?? 'checklist',
        question,
        detail: detail === undefined ? '' : await textOf(detail),
        dueOn: due ?? null,
        units,
        hasBackups: backups,
        ...(days === undefined ? {} : { huntDays: days }),
      })
      if (json) printJson(made)
      else say.data(String(made.sweep.no))
      tellCounts(made.sweep)
      if (made.agents) tellAgents(made.agents)
      return 0
    },
  )
  onDesk<{ incident: string; sweep?: number }>(
    sweep
      .command('status')
      .description(t('sweep.status'))
      .requiredOption(...incident)
      .option('--sweep <no>', t('sweep.no'), whole),
    async ({ client }, { incident, sweep: asked, json }) => {
      const api = client(sweepApi)
      const no = asked === undefined ? (await api.list({ incident })).rows[0]?.no : asked
      if (no === undefined) {
        if (json) printJson(null)
        say.words(t('none'))
        return 0
      }
      const board = await api.board({ incident, no })
      if (json) printJson(board)
      else for (const unit of board.units) say.data(lineOf(unit))
      tellCounts(board.sweep)
      if (board.hunt) tellHunt(board.hunt)
      if (board.agents) tellAgents(board.agents)
      return board.sweep.units.hit > 0 ? 1 : 0
    },
  )
}
