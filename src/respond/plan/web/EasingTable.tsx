import { Explained } from '#src/web/kit/Explained.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { planApi } from '../api.ts'
import { DueText, OwnerText } from './TaskTable.tsx'
import { planPageWords } from './words.ts'

/** Small projects born of complaints, over all incidents: what hurts, what eases it, since when people can use it. */
export function EasingTable({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  const found = useAsk(planApi.easing, {})
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  if (found.data.rows.length === 0) return <EmptyPlace title={t('easing.none')}>{t('easing.none.text')}</EmptyPlace>
  const labels = [t('easing.complaint'), t('incident'), t('column.owner'), t('column.state'), t('column.due')] as const
  return (
    <>
      <p className={rows.quiet}>{t('easing.lead')}</p>
      <OpenTable columns={[t('easing.project'), ...labels]}>
        {found.data.rows.map((task) => (
          <tr key={task.id} data-standing={task.standing}>
            <th scope="row">
              <button type="button" className={rows.open} onClick={() => onOpen(task.id)}>
                {task.title[lang]}
              </button>
            </th>
            <td data-label={labels[0]}>{task.purpose?.complaint}</td>
            <td data-label={labels[1]}>{task.incident.number}</td>
            <td data-label={labels[2]}>
              <OwnerText task={task} />
            </td>
            <td data-label={labels[3]}>
              <Explained means={t(`easing.${task.easing}.means`)}>{t(`easing.${task.easing}`)}</Explained>
              {task.easing !== 'built' && (
                <>
                  {' '}
                  <Instant at={task.stateAt} />
                </>
              )}
            </td>
            <td data-label={labels[4]}>{task.easing === 'built' && <DueText task={task} />}</td>
          </tr>
        ))}
      </OpenTable>
    </>
  )
}
