import { incidentApi } from '#src/respond/incident/api.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { reportApi } from '../api.ts'
import { actWords } from './act-words.ts'
import type { DialogProps } from './acts.ts'
import { idsOf } from './acts.ts'

/** Brings back what was set aside. */
export function RestoreDialog({ started, onClose, onLeft }: DialogProps) {
  const t = useWords(actWords)
  const notice = useNotice()
  const restore = useTell(reportApi.restore)
  return (
    <ConfirmWithReason
      isOpen
      onClose={onClose}
      title={t('restore.title')}
      act={t('act.restore')}
      needsReason={false}
      isBusy={restore.isTelling}
      problem={restore.problem}
      onConfirm={async (reason) => {
        const done = await restore.tell({ ids: idsOf(started.rows), reason })
        if (!done) return
        onLeft(started.rows)
        notice(t('done.restored', { count: done.changed }))
        onClose()
      }}
    >
      <p>{t('restore.text')}</p>
    </ConfirmWithReason>
  )
}

/** Takes a report out of an incident again: a merge can always be undone. */
export function DetachDialog({ started, onClose }: DialogProps) {
  const t = useWords(actWords)
  const notice = useNotice()
  const detach = useTell(incidentApi.detach, { also: ['report'] })
  const { incident } = started
  const [report] = started.rows
  if (!incident || !report) return null
  return (
    <ConfirmWithReason
      isOpen
      onClose={onClose}
      title={t('detach.title', { number: incident.number })}
      act={t('act.detach')}
      isBusy={detach.isTelling}
      problem={detach.problem}
      onConfirm={async (reason) => {
        const done = await detach.tell({ incident: incident.number, report: report.id, reason })
        if (!done) return
        notice(t('done.detached', { number: incident.number }))
        onClose()
      }}
    >
      <p>{t('detach.text', { report: report.number, number: incident.number })}</p>
    </ConfirmWithReason>
  )
}
