// `hikeshi task list|add|done`: data on stdout, words on stderr, 0 done, 1 refused or not found, 2 wrong usage.
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { planApi } from './api.ts'
import { planCliWords } from './cli-words.ts'
import { isOpen, type TaskRow } from './task.ts'

type Client = ClientOf<typeof planApi>
type Facts = {
  readonly lang: Language
  readonly zone: string
  readonly json: boolean
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

const refOf = (task: TaskRow): string => `${task.incident.number}/${task.number}`

function rowText(task: TaskRow, { lang, zone }: Facts): string {
  const t = speaker(planCliWords, lang)
  const at = task.dueAt && formatInstant(task.dueAt, { lang, zone, named: false })
  return [
    refOf(task),
    t(`state.${task.state}`),
    visible(task.title[lang]),
    ...(task.owner ? [visible(task.owner.name)] : []),
    ...(at ? [t(task.standing === 'late' ? 'row.late' : 'row.due', { at })] : []),
    ...(isOpen(task.state) && task.waitsFor.length > 0 ? [t('row.waits', { tasks: task.waitsFor.join(', ') })] : []),
    ...(isOpen(task.state) && task.heldBy.length > 0 ? [t('row.held')] : []),
  ].join('\t')
}

/** What others wrote must not steer the terminal of whoever reads it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const visible = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')

export async function listTasks(
  client: Pick<Client, 'show' | 'mine'>,
  given: { readonly incident?: string; readonly open?: boolean },
  facts: Facts,
): Promise<number> {
  const all =
    given.incident === undefined
      ? (await client.mine({ limit: 200 })).rows
      : (await client.show({ incident: given.incident })).tasks
  const rows = given.open ? all.filter((one) => isOpen(one.state)) : all
  for (const one of rows) facts.out(facts.json ? JSON.stringify(one) : rowText(one, facts))
  if (rows.length === 0) facts.err(speaker(planCliWords, facts.lang)('none'))
  return 0
}

export async function addTask(
  client: Pick<Client, 'show' | 'add'>,
  given: {
    readonly incident: string
    readonly title: string
    readonly detail?: string
    readonly unit?: string
    readonly outside?: string
    readonly email?: string
    readonly dueAt?: string | null
    readonly dueAfter?: number
    readonly minutes?: number
    readonly after?: readonly string[]
  },
  facts: Facts,
): Promise<number> {
  const t = speaker(planCliWords, facts.lang)
  const { unit, outside } = given
  if (unit !== undefined && outside !== undefined) return wrong(facts, t('two-owners'))
  if (given.dueAt && given.dueAfter !== undefined) return wrong(facts, t('two-dues'))
  const name = unit ?? outside
  const after: string[] = []
  if (given.after?.length) {
    const { tasks } = await client.show({ incident: given.incident })
    for (const number of given.after) {
      const found = tasks.find((one) => String(one.number) === number)
      if (!found) {
        facts.err(t('no-number', { incident: given.incident, number }))
        return 1
      }
      after.push(found.id)
    }
  }
  const made = await client.add({
    incident: given.incident,
    title: given.title,
    detail: given.detail ?? '',
    owner:
      name === undefined ? null : { kind: unit === undefined ? 'outside' : 'unit', name, email: given.email ?? '' },
    dueAt: given.dueAt ?? null,
    dueAfterMinutes: given.dueAfter ?? null,
    minutes: given.minutes ?? null,
    after,
  })
  facts.out(facts.json ? JSON.stringify(made) : refOf(made))
  facts.err(t('added', { ref: refOf(made) }))
  return 0
}

export async function finishTask(
  client: Pick<Client, 'show' | 'mine' | 'answer'>,
  given: { readonly ref: string; readonly proof?: string; readonly answer?: string },
  facts: Facts,
): Promise<number> {
  const t = speaker(planCliWords, facts.lang)
  const [, incident, number] = /^(\d{4}-\d{4,7})\/(\d{1,6})$/.exec(given.ref.normalize('NFKC').trim()) ?? []
  if (incident === undefined) return wrong(facts, t('bad-ref', { ref: given.ref }))
  const isIt = (one: TaskRow) => one.incident.number === incident && String(one.number) === number
  // Whoever is only asked to do it may not see the plan.
  const own = (await client.mine({ limit: 200 })).rows.find(isIt)
  const task = own ?? (await client.show({ incident })).tasks.find(isIt)
  if (!task) {
    facts.err(t('no-number', { incident, number }))
    return 1
  }
  const done = await client.answer({
    task: task.id,
    state: 'done',
    proof: given.proof ?? '',
    answer: given.answer ?? '',
  })
  if (facts.json) facts.out(JSON.stringify(done))
  facts.err(t('done', { ref: refOf(done) }))
  return 0
}

function wrong(facts: Facts, text: string): number {
  facts.err(text)
  return 2
}
