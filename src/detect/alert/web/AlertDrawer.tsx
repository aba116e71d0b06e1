import { Button, Drawer } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { AddToIncident } from '#src/detect/log/web/line/AddToIncident.tsx'
import { stagesOfTags } from '#src/prepare/knowledge/attack-tag.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { type AlertDetail, alertApi } from '../api.ts'
import { AlertFacts } from './AlertFacts.tsx'
import classes from './Alerts.module.css'
import { careWords } from './care-words.ts'
import { ExceptDialog } from './ExceptDialog.tsx'
import { SuppressDialog } from './SuppressDialog.tsx'
import { alertWords } from './words.ts'

/** One alert: why it is there, its lines, and what can be done with it. */
export function AlertDrawer({
  id,
  onStep,
  onClose,
}: {
  id: string
  onStep: (by: 1 | -1) => void
  onClose: () => void
}) {
  const kit = useWords(kitWords)
  const asked = useAsk(alertApi.show, { id }, { also: ['report'], retry: false })
  const inbox = useRef<(() => void) | null>(null)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={680}
      title={asked.data?.title ?? ''}
      closeButtonProps={{ 'aria-label': kit('close') }}
      onKeyDown={(event) => {
        if ((event.target as Element).closest('input, textarea, select') || event.ctrlKey || event.metaKey) return
        if (event.key === 'j') onStep(1)
        if (event.key === 'k') onStep(-1)
        if (event.key === 'i') inbox.current?.()
      }}
    >
      {asked.isPending && <LoadingPlace />}
      {asked.error && <ErrorPlace problem={asked.error} />}
      {asked.data && (
        <div className={rows.drawer}>
          <Acts alert={asked.data} inbox={inbox} />
          <AlertFacts alert={asked.data} />
        </div>
      )}
    </Drawer>
  )
}

type Asking = 'close' | 'false-alarm' | 'suppress' | 'except'

function Acts({ alert, inbox }: { alert: AlertDetail; inbox: RefObject<(() => void) | null> }) {
  const t = useWords(alertWords)
  const care = useWords(careWords)
  const notice = useNotice()
  const navigate = useNavigate()
  const [asking, ask] = useState<Asking | null>(null)
  const [isAdding, setAdding] = useState(false)
  const mayWrite = useMay('alert:write')
  const mayReport = useMay('report:write')
  const mayEnter = useMay('incident:write')
  const close = useTell(alertApi.close, { also: ['record'] })
  const mayManage = useMay('rule:manage')
  const report = useTell(alertApi.report, { also: ['report', 'record'] })
  const intoInbox = async () => {
    const made = await report.tell({ id: alert.id })
    if (!made) return
    notice(t('act.inbox.done', { number: made.number }), {
      label: t('act.inbox.open'),
      run: () => void navigate({ to: '/inbox/$report', params: { report: made.number } }),
    })
  }
  const confirm = async (reason: string) => {
    const done = await close.tell({ id: alert.id, reason, isFalseAlarm: asking === 'false-alarm' })
    if (done) ask(null)
  }
  const isOpen = alert.state === 'open'
  const ending = asking === 'false-alarm' ? 'false-alarm' : 'close'
  // One key puts it into the inbox, as long as it is not there.
  useEffect(() => {
    inbox.current = mayReport && alert.reportId === null && !report.isTelling ? () => void intoInbox() : null
  })
  return (
    <div>
      <div className={classes.acts}>
        {mayReport && alert.reportId === null && (
          <Button variant="filled" loading={report.isTelling} onClick={() => void intoInbox()}>
            {t('act.inbox')}
          </Button>
        )}
        {mayEnter && alert.lines.length > 0 && <Button onClick={() => setAdding(true)}>{t('act.incident')}</Button>}
        {mayWrite && isOpen && (
          <>
            <Button onClick={() => ask('close')}>{t('act.close')}</Button>
            <Button onClick={() => ask('false-alarm')}>{t('act.false-alarm')}</Button>
            {alert.suppressionId === null && <Button onClick={() => ask('suppress')}>{care('suppress')}</Button>}
          </>
        )}
        {mayManage && alert.exceptable.length > 0 && <Button onClick={() => ask('except')}>{care('except')}</Button>}
      </div>
      <ProblemText problem={report.problem} />
      {asking === 'suppress' && <SuppressDialog alert={alert} onClose={() => ask(null)} />}
      {asking === 'except' && <ExceptDialog alert={alert} onClose={() => ask(null)} />}
      <ConfirmWithReason
        isOpen={asking === 'close' || asking === 'false-alarm'}
        onClose={() => ask(null)}
        title={t(`act.${ending}`)}
        act={t(`act.${ending}`)}
        isBusy={close.isTelling}
        problem={close.problem}
        onConfirm={(reason) => void confirm(reason)}
      >
        <p>{t(`act.${ending}.text`)}</p>
      </ConfirmWithReason>
      {isAdding && (
        <AddToIncident
          lines={alert.lines}
          stage={stagesOfTags(alert.tags)[0] ?? null}
          onClose={() => setAdding(false)}
          onDone={() => {}}
        />
      )}
    </div>
  )
}
