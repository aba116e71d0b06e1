import { type Command, InvalidArgumentError } from 'commander'
import { speaker } from '#src/core/words.ts'
import { quarantineApi } from '../respond/containment/quarantine/api.ts'
import { quarantineCliWords } from '../respond/containment/quarantine/cli-words.ts'
import { Check, Infected, isOut, MachineStanding } from '../respond/containment/quarantine/machine.ts'
import type { ActOutcome, Counts, MachineRow, Which } from '../respond/containment/quarantine/register.ts'
import { ReturnRule } from '../respond/containment/quarantine/rule.ts'
import { quarantineEntryWords } from '../respond/containment/quarantine/words.ts'
import { onDesk, say } from './command.ts'
import type { Connection } from './connect.ts'
import { uploadsOf } from './given-file.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(quarantineCliWords, lang)
const words = speaker(quarantineEntryWords, lang)
const page = 200

type Chosen = { incident: string; unit?: string; all?: true }
/** Machines by name; or all of a unit, or of the incident. Null when nothing was chosen. */
function whichOf(names: readonly string[], { unit, all }: Chosen): Which | null {
  if (names.length > 0) return { names: [...names] }
  if (unit !== undefined) return { filter: { unit } }
  return all ? { filter: {} } : null
}

const checks = (text: string): Check[] =>
  text.split(/[,、]/).map((one) => {
    const check = Check.safeParse(one.trim())
    if (!check.success) throw new InvalidArgumentError(Check.options.join(', '))
    return check.data
  })

/** On many machines: the outcome, and the exit code of it. */
function acting<O>(
  command: Command,
  act: (desk: Connection, of: { incident: string; which: Which }, options: O & Chosen) => Promise<ActOutcome>,
): void {
  onDesk<O & Chosen>(
    command
      .argument('[machines...]', t('machines'))
      .requiredOption('--incident <number>', t('incident'))
      .option('--unit <unit>', t('unit'))
      .option('--all', t('all')),
    async (desk, options, names) => {
      const which = whichOf(names, options)
      if (which === null) {
        say.words(t('which'))
        return 2
      }
      const outcome = await act(desk, { incident: options.incident, which }, options)
      if (options.json) printJson(outcome)
      else for (const { machine, text } of outcome.why) say.data(`${machine}\t${text}`)
      say.words(t('outcome', outcome))
      return outcome.refused > 0 ? 1 : 0
    },
  )
}

/** `hikeshi quarantine …`: machines cut off in numbers, and by which rule they go back. */
export function quarantineCommands(program: Command): void {
  const quarantine = program.command('quarantine').description(t('quarantine'))
  importCommand(quarantine)
  listCommand(quarantine)
  acting<{ done?: Check[]; undone?: Check[]; infected?: Infected; pattern?: string; proof: string; by?: string }>(
    quarantine
      .command('check')
      .description(t('check'))
      .requiredOption('--proof <text>', t('proof'))
      .option('--done <checks>', t('done', { checks: Check.options.join(', ') }), checks)
      .option('--undone <checks>', t('undone'), checks)
      .option('--infected <answer>', t('infected'), oneOf(Infected.options))
      .option('--pattern <version>', t('pattern'))
      .option('--by <name>', t('by')),
    (desk, of, { done, undone, infected, pattern, proof, by }) =>
      desk.client(quarantineApi).check({ ...of, done, undone, infected, pattern, proof, by }),
  )
  acting<{ note?: string }>(
    quarantine.command('confirm').description(t('confirm')).option('--note <text>', t('note')),
    (desk, of, { note }) => desk.client(quarantineApi).confirm({ ...of, note }),
  )
  acting<{ note?: string }>(
    quarantine.command('reconnect').description(t('reconnect')).option('--note <text>', t('note')),
    (desk, of, { note }) => desk.client(quarantineApi).reconnect({ ...of, note }),
  )
  acting<{ reason: string }>(
    quarantine.command('retire').description(t('retire')).requiredOption('--reason <text>', t('reason')),
    (desk, of, { reason }) => desk.client(quarantineApi).retire({ ...of, reason }),
  )
  ruleCommand(quarantine)
}

function importCommand(quarantine: Command): void {
  onDesk<{ incident: string; unit?: string; reason?: string; by?: string; check?: true }>(
    quarantine
      .command('import')
      .argument('<file>', t('file'))
      .description(t('import'))
      .requiredOption('--incident <number>', t('incident'))
      .option('--unit <unit>', t('unit.import'))
      .option('--reason <text>', t('reason'))
      .option('--by <name>', t('by'))
      .option('--check', t('trial')),
    async (desk, { incident, unit, reason, by, check = false, json }, [file = '']) => {
      const of = { incident, check, unit, reason, by }
      const found = await desk.client(quarantineApi).importMachines(of, await uploadsOf([file]))
      if (json) printJson(found)
      const wrong = found.outcomes.filter((one) => !one.ok)
      if (!json) for (const one of wrong) say.data(t('line', one))
      const counts = { done: found.done, good: found.outcomes.length - wrong.length, wrong: wrong.length }
      say.words(t(check ? 'would-import' : 'imported', counts))
      return wrong.length > 0 ? 1 : 0
    },
  )
}

function listCommand(quarantine: Command): void {
  onDesk<{ incident: string; unit?: string; standing?: MachineStanding }>(
    quarantine
      .command('list')
      .description(t('list'))
      .requiredOption('--incident <number>', t('incident'))
      .option('--unit <unit>', t('unit'))
      .option(
        '--standing <standing>',
        t('standing', { standings: MachineStanding.options.join(', ') }),
        oneOf(MachineStanding.options),
      ),
    async (desk, { incident, unit, standing, json }) => {
      const api = desk.client(quarantineApi)
      const board = await api.board({ incident })
      const rows: MachineRow[] = []
      for (let isMore = true; isMore; ) {
        const found = await api.machines({ incident, unit, standing, offset: rows.length, limit: page })
        rows.push(...found.rows)
        isMore = found.rows.length > 0 && rows.length < found.total
      }
      if (json) printJson({ ...board, machines: rows })
      else for (const row of rows) say.data(lineOf(row))
      if (!json) for (const one of board.units) say.words(`${one.unit}: ${countsText(one)}`)
      say.words(countsText(board.counts))
      return rows.some((row) => isOut(row.standing)) ? 1 : 0
    },
  )
}

const countsText = (counts: Counts): string => t('counts', { ...counts })
const lineOf = ({ machine, unit, standing, missing }: MachineRow): string =>
  [
    machine,
    unit,
    words(`quarantine.standing.${standing}`),
    missing.map((one) => words(`quarantine.missing.${one}`)).join(', '),
  ]
    .join('\t')
    .trimEnd()

function ruleCommand(quarantine: Command): void {
  const needs = ReturnRule.shape.infected
  onDesk<{
    incident: string
    every: Check[]
    infected: ReturnRule['infected']
    needsPattern?: true
    samePerson?: true
    text?: string
  }>(
    quarantine
      .command('rule')
      .description(t('rule'))
      .requiredOption('--incident <number>', t('incident'))
      .requiredOption('--every <checks>', t('every'), checks)
      .requiredOption(
        '--infected <need>',
        t('rule.infected', { needs: needs.options.join(', ') }),
        oneOf(needs.options),
      )
      .option('--needs-pattern', t('needs-pattern'))
      .option('--same-person', t('same-person'))
      .option('--text <text>', t('text')),
    async (desk, { incident, every, infected, needsPattern = false, samePerson = false, text = '', json }) => {
      const rule = { every, infected, needsPattern, needsOther: !samePerson, text }
      const board = await desk.client(quarantineApi).setRule({ incident, rule })
      if (json) printJson(board)
      say.words(countsText(board.counts))
      return 0
    },
  )
}
