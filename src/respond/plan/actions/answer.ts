// What whoever is to do a task sees and says of it.
import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import { mostEasing, type planApi } from '../api.ts'
import { needlessBy } from '../from-playbook.ts'
import { checkMove, type Move } from '../move.ts'
import { easedState } from '../purpose.ts'
import { gatesOf } from '../store/gate.ts'
import { countOwn, easingTasks, ownTasks, rowOf, setState, tasksByIds, type WholeTask } from '../store.ts'
import { isOpen } from '../task.ts'
import { addNote, keep, noteFile } from './notes.ts'
import { detailOf, onOwnTask } from './on-task.ts'

type Api = typeof planApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const answerActions = {
  async mine({ desk, viewer }: Context, { done, limit }: In<'mine'>): Out<'mine'> {
    const now = desk.now()
    const rows = await ownTasks(desk.state.db, viewer, { isDone: done ?? false, limit })
    return { ...(await countOwn(desk.state.db, viewer, now)), rows: rows.map((one) => rowOf(one, now)) }
  },

  async easing({ desk, viewer }: Context): Out<'easing'> {
    const now = desk.now()
    const rows = await easingTasks(desk.state.db, viewer, mostEasing)
    return {
      rows: rows.map((one) => ({ ...rowOf(one, now), createdAt: one.createdAt, easing: easedState(one.state) })),
    }
  },

  task: (context: Context, input: In<'task'>): Out<'task'> => detailOf(context, input.task),

  async answer(context: Context, { task: id, ...to }: In<'answer'>): Out<'answer'> {
    return await onOwnTask(
      context,
      id,
      async (within, task) => await move(within, task, to, context.viewer.name, context.lang),
    )
  },

  async note(context: Context, input: In<'note'> & { files: UploadedFile[] }): Out<'note'> {
    if (input.text === '' && input.files.length === 0) refuse('plan.note.invalid')
    // Whoever may not write here leaves nothing in the vault either.
    await onOwnTask(context, input.task, async () => {})
    const files = await keep(context, input.files)
    return await onOwnTask(context, input.task, async (within, task) => await addNote(within, task, input.text, files))
  },

  noteFile,
}

/** Carries a task on, with its entry; an answer to a question of the playbook drops what it makes needless. */
export async function move(within: Within, task: WholeTask, to: Move, by: string, lang: Language): Promise<void> {
  const { tx, now } = within
  checkMove(task, to, await gatesOf(tx, within.incident.id), lang)
  const { proof, reason } = to
  const chosen = to.state === 'done' ? task.guide?.choose?.answers.find((one) => one.id === to.answer) : undefined
  if (task.state === to.state && task.reason === reason) return
  await setState(tx, [task.id], {
    state: to.state,
    proof: to.state === 'done' ? proof : '',
    reason: to.state === 'waiting' ? reason : '',
    answer: chosen?.id ?? '',
    at: now,
    by,
  })
  const name = { number: task.number, title: task.title }
  within.append({
    kind: to.state === 'done' ? 'action' : 'change',
    code: `plan.task.${to.state}`,
    about: [{ type: 'task', id: task.id }],
    facts: {
      ...name,
      reason,
      proof: proof === '' ? '' : { word: 'plan.tail.proof', proof },
      answer: chosen ? { word: 'plan.tail.answer', answer: { ja: chosen.ja, en: chosen.en } } : '',
    },
    searchText: [proof, reason].filter(Boolean).join('\n'),
  })
  if (!chosen) return
  const needless = (await tasksByIds(tx, needlessBy(task.guide!.choose!, chosen.id))).filter((one) => isOpen(one.state))
  if (needless.length === 0) return
  await setState(
    tx,
    needless.map((one) => one.id),
    { state: 'dropped', isUnneeded: true, at: now, by },
  )
  within.append({
    kind: 'change',
    code: 'plan.task.needless',
    about: needless.map((one) => ({ type: 'task', id: one.id })),
    facts: {
      tasks: needless.map((one) => ({ word: 'plan.task.name', number: one.number, title: one.title })),
      answer: { ja: chosen.ja, en: chosen.en },
    },
  })
}
