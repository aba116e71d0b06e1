// What the plan says to do next, as rows of “do next” (design, Look 1).
import type { Language } from '#src/core/language.ts'
import { formatElapsed } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { NextView } from '../api.ts'
import { nextWords } from './next-words.ts'

export type NextRow = {
  readonly code: string
  readonly text: string
  readonly why: string
  readonly act: 'do-task' | 'take-up-playbook' | 'pass-gate'
  readonly ref: string | null
}
type Reader = { readonly id: string | null; readonly mayWrite: boolean; readonly isUnit: boolean }

/** Only what this reader can do: all of it for who handles the incident, else what is theirs. */
export function nextRows(next: NextView, reader: Reader, lang: Language, now: number): NextRow[] {
  const t = speaker(nextWords, lang)
  const rows: NextRow[] = []
  if (next.playbook && reader.mayWrite)
    rows.push({
      code: 'playbook',
      text: t('playbook', { name: next.playbook.name[lang] }),
      why: t('playbook.why', { count: next.playbook.steps }),
      act: 'take-up-playbook',
      ref: null,
    })
  for (const task of next.tasks) {
    const isMine = task.owner?.id === reader.id || reader.isUnit
    if (!reader.mayWrite && !isMine) continue
    const over = task.dueAt === null ? 0 : now - Date.parse(task.dueAt)
    rows.push({
      code: 'task',
      text: task.title[lang],
      why: [
        over > 0 ? t('late', { span: formatElapsed(over, lang) }) : t(task.state === 'doing' ? 'begun' : 'ready'),
        isMine ? t('mine') : task.owner ? t('by', { name: task.owner.name }) : '',
      ]
        .filter(Boolean)
        .join(' '),
      act: 'do-task',
      ref: task.id,
    })
  }
  if (next.gate && reader.mayWrite)
    rows.push({
      code: 'gate',
      text: t('gate', { says: next.gate.says[lang] }),
      why: t('gate.why'),
      act: 'pass-gate',
      ref: null,
    })
  return rows
}

/** What comes before any plan: a question that is due, somebody who leads, and the end. */
const urgent = new Set(['question-due', 'lead', 'close'])

/** Three rows: what is urgent, then the plan, then what the desk still misses. A gate is said even when tasks would fill the rows. */
export function merged<R extends { readonly code: string }>(
  desk: readonly R[],
  plan: readonly NextRow[],
  most: number,
): (R | NextRow)[] {
  const first = desk.filter((row) => urgent.has(row.code))
  const gates = plan.filter((row) => row.code === 'gate')
  const tasks = plan.filter((row) => row.code !== 'gate')
  const room = Math.max(0, most - first.length - gates.length)
  const rest = desk.filter((row) => !urgent.has(row.code))
  return [...first, ...tasks.slice(0, room), ...gates, ...rest].slice(0, most)
}
