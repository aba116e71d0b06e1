import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { Gantt } from '#src/web/kit/Gantt.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNow } from '#src/web/kit/Times.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { barsOf } from '../schedule.ts'
import type { TaskRow } from '../task.ts'
import classes from './Plan.module.css'
import { planPageWords } from './words.ts'

/** Rows at first, and with each press: a chart of thousands says nothing. */
const step = 60

/** The tasks over time: as planned, how far each slips, what waits for what, and today. */
export function PlanGantt({ tasks, onOpen }: { tasks: readonly TaskRow[]; onOpen: (id: string) => void }) {
  const t = useWords(planPageWords)
  const style = useStyle()
  const now = useNow()
  const [most, setMost] = useState(step)
  const shown = tasks.filter((one) => one.state !== 'dropped')
  const barOf = new Map(barsOf(tasks, now).map((one) => [one.id, one]))
  const numberOf = new Map(tasks.map((one) => [one.id, one.number]))
  const bars = shown.slice(0, most).flatMap((task) => {
    const bar = barOf.get(task.id)
    if (!bar) return []
    const { from, to, slipsTo } = bar
    const name = `${task.number}. ${task.title[style.lang]}`
    const after = task.after.flatMap((id) => numberOf.get(id) ?? [])
    const title = [
      name,
      t('gantt.from-to', { from: formatInstant(from, style), to: formatInstant(to, style) }),
      slipsTo && t('gantt.slips', { at: formatInstant(slipsTo, style) }),
      after.length > 0 && t('gantt.after', { list: after.join(', ') }),
    ]
    return [
      {
        key: task.id,
        name,
        title: title.filter(Boolean).join('\n'),
        from,
        to,
        slipsTo,
        after: task.after,
        isDone: task.state === 'done',
      },
    ]
  })
  if (bars.length === 0) return null
  return (
    <>
      <p className={classes.quiet}>{t('gantt.text')}</p>
      <Gantt label={t('gantt.label')} bars={bars} onOpen={onOpen} />
      {shown.length > most && (
        <Button onClick={() => setMost(most + step)}>{t('show.more', { count: shown.length - most })}</Button>
      )}
    </>
  )
}
