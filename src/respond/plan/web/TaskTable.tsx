import type { ReactNode } from 'react'
import { formatElapsed } from '#src/core/time.ts'
import { Explained } from '#src/web/kit/Explained.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Instant, useNow } from '#src/web/kit/Times.tsx'
import { isOpen, type TaskRow } from '../task.ts'
import classes from './Plan.module.css'
import { useRole } from './role.ts'
import { planPageWords } from './words.ts'

/** Tasks, one a row; the title opens one. */
export function TaskTable({
  tasks,
  onOpen,
  namesIncident = false,
  critical,
}: {
  tasks: readonly TaskRow[]
  onOpen: (id: string) => void
  /** In lists over several incidents. */
  namesIncident?: boolean
  critical?: ReadonlySet<string>
}) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  return (
    <div className={rows.scroll}>
      <table className={`${rows.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t('column.task')}</th>
            {namesIncident && <th scope="col">{t('incident')}</th>}
            {!namesIncident && <th scope="col">{t('column.owner')}</th>}
            <th scope="col">{t('column.due')}</th>
            <th scope="col">{t('column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id} data-standing={task.standing}>
              <th scope="row">
                <span className={classes.number}>{task.number}</span>
                <button type="button" className={rows.open} onClick={() => onOpen(task.id)}>
                  {task.title[lang]}
                </button>
                <PurposeText task={task} />
                <Marks task={task} isCritical={critical?.has(task.id) ?? false} />
              </th>
              {namesIncident && (
                <td data-label={t('incident')}>
                  {task.incident.number} {task.incident.title}
                </td>
              )}
              {!namesIncident && (
                <td data-label={t('column.owner')}>
                  <OwnerText task={task} />
                </td>
              )}
              <td data-label={t('column.due')}>
                <DueText task={task} />
              </td>
              <td>
                <StateText task={task} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** With whom a task deals, which complaint it eases, what it tells. */
export function PurposeText({ task: { purpose } }: { task: Pick<TaskRow, 'purpose'> }): ReactNode {
  const t = useWords(planPageWords)
  if (!purpose) return null
  return (
    <p className={classes.quiet}>
      {purpose.kind === 'outside'
        ? t('purpose.outside', { name: purpose.contact?.name ?? '' })
        : purpose.kind === 'telling'
          ? t('purpose.telling', { told: purpose.told })
          : t('purpose.complaint', { complaint: purpose.complaint })}
      {purpose.via !== '' && ` · ${t('purpose.via', { via: purpose.via })}`}
    </p>
  )
}

/** What stands in the way of a task, and whether everything hangs on it. */
export function Marks({ task, isCritical }: { task: TaskRow; isCritical: boolean }): ReactNode {
  const t = useWords(planPageWords)
  if (!isOpen(task.state)) return null
  const waits = task.waitsFor.length > 0
  if (!waits && task.heldBy.length === 0 && !isCritical) return null
  return (
    <p className={classes.marks}>
      {waits && <span>{t('waits', { tasks: task.waitsFor.join(', ') })}</span>}
      {task.heldBy.length > 0 && <Explained means={t('held.means')}>{t('held')}</Explained>}
      {isCritical && <Explained means={t('critical.means')}>{t('critical')}</Explained>}
    </p>
  )
}

export function OwnerText({ task: { owner, role } }: { task: Pick<TaskRow, 'owner' | 'role'> }) {
  const t = useWords(planPageWords)
  const roleName = useRole()(role)
  if (!owner) return <span className={classes.quiet}>{roleName ?? t('owner.none')}</span>
  return (
    <>
      {owner.name}
      {owner.kind !== 'person' && <span className={classes.quiet}> {t(`owner.${owner.kind}`)}</span>}
    </>
  )
}

export function DueText({ task }: { task: TaskRow }) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  const now = useNow()
  if (!isOpen(task.state)) return <Instant at={task.stateAt} />
  if (task.dueAt === null) return null
  const left = Date.parse(task.dueAt) - now
  const isPressing = task.standing === 'late' || task.standing === 'soon'
  return (
    <>
      <Instant at={task.dueAt} />
      {isPressing && (
        <span className={left < 0 ? classes.late : classes.quiet}>
          {' '}
          {t(left < 0 ? 'over' : 'left', { span: formatElapsed(Math.abs(left), lang) })}
        </span>
      )}
    </>
  )
}

export function StateText({ task: { state, isUnneeded } }: { task: Pick<TaskRow, 'state' | 'isUnneeded'> }) {
  const t = useWords(planPageWords)
  const word = state === 'dropped' && isUnneeded ? 'unneeded' : state
  return (
    <Explained means={t(`state.${word}.means`)} className={isOpen(state) ? undefined : classes.over}>
      {t(`state.${word}`)}
    </Explained>
  )
}
