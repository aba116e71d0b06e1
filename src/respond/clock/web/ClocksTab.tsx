import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { clockApi } from '../api.ts'
import type { ClockRow } from '../clock.ts'
import { ClockRows } from './ClockRows.tsx'
import classes from './Clocks.module.css'
import { DueForm, SentForm, StartForm } from './Forms.tsx'
import { Questions } from './Questions.tsx'
import { Regimes } from './Regimes.tsx'
import { clockPageWords } from './words.ts'

type Opened = { readonly form: 'start' | 'sent' | 'due' | 'stop' | 'resume'; readonly id: string } | null

/** The deadlines of an incident: what runs, which rules apply and why, and the questions that decide it. */
export function ClocksTab() {
  const t = useWords(clockPageWords)
  const { incident } = useIncident()
  const { number } = incident
  const [opened, open] = useState<Opened>(null)
  const found = useAsk(clockApi.show, { incident: number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const shown = found.data
  const regime = opened?.form === 'start' ? shown.regimes.find((one) => one.id === opened.id) : undefined
  const clock = shown.clocks.find((one) => one.id === opened?.id)
  const close = () => open(null)
  return (
    <div className={classes.page}>
      <p className={forms.quiet}>{t('intro')}</p>
      {regime && <StartForm key={regime.id} incident={number} regime={regime} onClose={close} />}
      {clock && opened?.form === 'sent' && <SentForm incident={number} clock={clock} onClose={close} />}
      {clock && opened?.form === 'due' && <DueForm incident={number} clock={clock} onClose={close} />}
      {shown.clocks.length === 0 ? (
        <EmptyPlace title={t('running.none')}>{t('running.none.text')}</EmptyPlace>
      ) : (
        <Sheet title={t('running')}>
          <ClockRows
            rows={shown.clocks}
            acts={(row) => shown.canWrite && <Acts row={row} onOpen={(form) => open({ form, id: row.id })} />}
          />
        </Sheet>
      )}
      <Regimes shown={shown} onStart={(id) => open({ form: 'start', id })} />
      <Questions incident={number} shown={shown} />
      {clock && <Asking clock={clock} incident={number} form={opened?.form ?? null} onClose={close} />}
    </div>
  )
}

function Acts({ row, onOpen }: { row: ClockRow; onOpen: (form: 'sent' | 'due' | 'stop' | 'resume') => void }) {
  const t = useWords(clockPageWords)
  const isOver = row.state === 'done' || row.state === 'stopped'
  const acts = isOver ? (['resume'] as const) : (['sent', 'due', 'stop'] as const)
  return (
    <div className={classes.acts}>
      {acts.map((act) => (
        <Button key={act} size="compact-sm" onClick={() => onOpen(act)}>
          {t(`act.${act}`)}
        </Button>
      ))}
    </div>
  )
}

function Asking({
  clock,
  incident,
  form,
  onClose,
}: {
  clock: ClockRow
  incident: string
  form: string | null
  onClose: () => void
}) {
  const t = useWords(clockPageWords)
  const { lang } = useLang()
  const stop = useTell(clockApi.stop, { onDone: onClose })
  const resume = useTell(clockApi.resume, { onDone: onClose })
  const stage = clock.name.stage[lang]
  return (
    <>
      <ConfirmWithReason
        isOpen={form === 'stop'}
        onClose={onClose}
        title={t('stop.title', { stage })}
        act={t('act.stop')}
        isBusy={stop.isTelling}
        problem={stop.problem}
        onConfirm={(reason) => void stop.tell({ incident, clock: clock.id, reason })}
      >
        <p>{t('stop.text')}</p>
      </ConfirmWithReason>
      <ConfirmWithReason
        isOpen={form === 'resume'}
        onClose={onClose}
        title={t('resume.title', { stage })}
        act={t('act.resume')}
        isBusy={resume.isTelling}
        problem={resume.problem}
        onConfirm={(reason) => void resume.tell({ incident, clock: clock.id, reason })}
      >
        <p>{t('resume.text')}</p>
      </ConfirmWithReason>
    </>
  )
}
