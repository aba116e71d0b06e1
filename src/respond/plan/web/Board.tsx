import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import type { TaskRow } from '../task.ts'
import classes from './Plan.module.css'
import { DueText, Marks, OwnerText } from './TaskTable.tsx'
import { planPageWords } from './words.ts'

const columns = ['todo', 'doing', 'waiting', 'done'] as const
const step = 50

/** The tasks by how far they are. */
export function Board(props: {
  tasks: readonly TaskRow[]
  critical: ReadonlySet<string>
  onOpen: (id: string) => void
}) {
  return (
    <div className={classes.board}>
      {columns.map((state) => (
        <Column key={state} {...props} state={state} />
      ))}
    </div>
  )
}

function Column({
  state,
  tasks,
  critical,
  onOpen,
}: {
  state: (typeof columns)[number]
  tasks: readonly TaskRow[]
  critical: ReadonlySet<string>
  onOpen: (id: string) => void
}) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  const [most, setMost] = useState(step)
  const all = tasks.filter((one) => one.state === state)
  // What is done last stands on top.
  const sorted = state === 'done' ? all.sort((a, b) => (a.stateAt < b.stateAt ? 1 : -1)) : all
  return (
    <section className={classes.column}>
      <h2>
        {t(`state.${state}`)} <span className={classes.quiet}>{all.length.toLocaleString(lang)}</span>
      </h2>
      <ul className={classes.cards}>
        {sorted.slice(0, most).map((task) => (
          <li key={task.id} className={classes.card} data-standing={task.standing}>
            <button type="button" className={rows.open} onClick={() => onOpen(task.id)}>
              {task.number}. {task.title[lang]}
            </button>
            <span className={classes.quiet}>
              <OwnerText task={task} />
            </span>
            {task.dueAt && (
              <span className={classes.quiet}>
                <DueText task={task} />
              </span>
            )}
            <Marks task={task} isCritical={critical.has(task.id)} />
          </li>
        ))}
      </ul>
      {all.length > most && (
        <Button onClick={() => setMost(most + step)}>{t('show.more', { count: all.length - most })}</Button>
      )}
    </section>
  )
}
