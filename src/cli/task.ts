import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { planApi } from '../respond/plan/api.ts'
import { addTask, finishTask, listTasks } from '../respond/plan/cli.ts'
import { planCliWords } from '../respond/plan/cli-words.ts'
import { onDesk } from './command.ts'
import type { Connection } from './connect.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { whole } from './usage.ts'
import { t as shared } from './words.ts'

const t = speaker(planCliWords, langOfTerminal())
const many = (value: string, before: string[] = []): string[] => [...before, value]

const facts = async ({ zone }: Connection, json?: boolean) => ({
  lang: langOfTerminal(),
  zone: json ? 'UTC' : await zone(),
  json: json ?? false,
  out: print,
  err: tell,
})

/** `hikeshi task …`: the plan of an incident, on a desk. */
export function taskCommands(program: Command): void {
  const task = program.command('task').description(t('task'))
  onDesk<{ incident?: string; open?: true }>(
    task
      .command('list')
      .description(t('task.list'))
      .option('--incident <number>', shared('option.incident'))
      .option('--open', t('task.list.open')),
    async (desk, { incident, open, json }) =>
      listTasks(desk.client(planApi), { incident, open }, await facts(desk, json)),
  )
  onDesk<{
    incident: string
    title: string
    detail?: string
    unit?: string
    outside?: string
    email?: string
    due?: string
    dueAfter?: number
    minutes?: number
    after?: string[]
  }>(
    task
      .command('add')
      .description(t('task.add'))
      .requiredOption('--incident <number>', shared('option.incident'))
      .requiredOption('--title <text>', t('task.title'))
      .option('--detail <text>', t('task.detail'))
      .option('--unit <name>', t('task.unit'))
      .option('--outside <name>', t('task.outside'))
      .option('--email <address>', t('task.email'))
      .option('--due <time>', t('task.due'), aTime)
      .option('--due-after <minutes>', t('task.due-after'), whole)
      .option('--minutes <n>', t('task.minutes'), whole)
      .option('--after <number>', t('task.after'), many),
    async (desk, { due, json, ...given }) => {
      const dueAt = due === undefined ? null : momentOf(due, await desk.zone())
      return addTask(desk.client(planApi), { ...given, dueAt }, await facts(desk, json))
    },
  )
  onDesk<{ proof?: string; answer?: string }>(
    task
      .command('done <ref>')
      .description(t('task.done'))
      .option('--proof <text>', t('task.proof'))
      .option('--answer <id>', t('task.answer')),
    async (desk, { proof, answer, json }, [ref = '']) =>
      finishTask(desk.client(planApi), { ref, proof, answer }, await facts(desk, json)),
  )
}
