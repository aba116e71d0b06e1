import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { useParam } from '#src/web/kit/use-param.ts'
import { isReady } from '../order.ts'
import { isOpen, type TaskRow } from '../task.ts'
import classes from './Plan.module.css'
import { TaskTable } from './TaskTable.tsx'
import { planPageWords } from './words.ts'

const shows = ['open', 'ready', 'late', 'outside', 'all'] as const
const fits: Readonly<Record<(typeof shows)[number], (task: TaskRow) => boolean>> = {
  open: (task) => isOpen(task.state),
  ready: isReady,
  late: (task) => task.standing === 'late',
  outside: (task) => task.purpose?.kind === 'outside',
  all: () => true,
}
/** Rows at first, and with each press of the button: thousands at once would stall a phone. */
const step = 200

/** The tasks under the phases of the playbook, those by hand last. */
export function PlanList({
  tasks,
  critical,
  onOpen,
}: {
  tasks: readonly TaskRow[]
  critical: ReadonlySet<string>
  onOpen: (id: string) => void
}) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  const [asked, setShow] = useParam('show', 'open')
  const [most, setMost] = useState(step)
  const show = shows.find((one) => one === asked) ?? 'open'
  const fitting = tasks.filter(fits[show])
  const shown = fitting.slice(0, most)
  return (
    <>
      <fieldset className={rows.shows}>
        <legend className={rows.hidden}>{t('show.label')}</legend>
        {shows
          .filter((one) => one !== 'outside' || tasks.some(fits.outside))
          .map((one) => (
            <button key={one} type="button" aria-pressed={one === show} onClick={() => setShow(one)}>
              {t(`show.${one}`)} <span>{tasks.filter(fits[one]).length.toLocaleString(lang)}</span>
            </button>
          ))}
      </fieldset>
      {fitting.length === 0 && <p className={rows.quiet}>{t('show.none')}</p>}
      {byPhase(shown).map(([phase, of]) => (
        <section key={phase?.en ?? ''} className={classes.page}>
          {(phase || tasks.some((one) => one.phase)) && (
            <h2 className={classes.phase}>{phase?.[lang] ?? t('by-hand')}</h2>
          )}
          <TaskTable tasks={of} critical={critical} onOpen={onOpen} />
        </section>
      ))}
      {fitting.length > most && (
        <Button onClick={() => setMost(most + step)}>{t('show.more', { count: fitting.length - most })}</Button>
      )}
    </>
  )
}

function byPhase(tasks: readonly TaskRow[]): [TaskRow['phase'], TaskRow[]][] {
  const groups = new Map<string, [TaskRow['phase'], TaskRow[]]>()
  for (const task of tasks) {
    const key = task.phase?.en ?? ''
    const group = groups.get(key) ?? [task.phase, []]
    group[1].push(task)
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => Number(a[0] === null) - Number(b[0] === null))
}
