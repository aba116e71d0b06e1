// How far a task is: which step from state to state is allowed, and what must be said with it.
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import type { GateView, Guide, TaskState } from './task.ts'

type Moved = { readonly state: TaskState; readonly guide: Guide | null; readonly heldBy: readonly string[] }
export type Move = {
  readonly state: Exclude<TaskState, 'dropped'>
  readonly proof: string
  readonly reason: string
  readonly answer: string
}

/** Refuses with what is missing: a task that is over, a gate that is not passed, a proof, an answer, a reason to wait. */
export function checkMove(task: Moved, to: Move, gates: readonly GateView[], lang: Language): void {
  if (task.state === 'done' || task.state === 'dropped') refuse('plan.task.over')
  if (to.state === 'doing' || to.state === 'done') {
    const gate = gates.find((one) => task.heldBy.includes(one.id))
    if (gate) refuse('plan.gate.closed', { says: gate.says[lang] })
    // A gate that this viewer does not see holds all the same.
    if (task.heldBy.length > 0) refuse('plan.gate.closed', { says: '' })
  }
  if (to.state === 'waiting' && to.reason === '') refuse('plan.reason.missing')
  if (to.state !== 'done') return
  if (task.guide && to.proof === '') refuse('plan.proof.missing', { proof: task.guide.proof[lang] })
  const choose = task.guide?.choose
  if (choose && !choose.answers.some((one) => one.id === to.answer))
    refuse('plan.answer.missing', {
      question: choose.question[lang],
      answers: choose.answers.map((one) => `${one.id} (${one[lang]})`).join(', '),
    })
}
