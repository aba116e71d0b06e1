import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { damageApi } from '../api.ts'
import { ActivityForm } from './ActivityForm.tsx'
import { Curve } from './Curve.tsx'
import { DamageForm } from './DamageForm.tsx'
import { Ledger } from './Ledger.tsx'
import { RateForm } from './RateForm.tsx'
import { Totals } from './Totals.tsx'
import { damagePageWords } from './words.ts'

type Opened = 'line' | 'rate' | 'activity' | { readonly no: number } | null

/** What an incident cost: the totals, the ledger, the curve of activity. */
export function DamagePart() {
  const t = useWords(damagePageWords)
  const { lang } = useLang()
  const { incident } = useIncident()
  const { number } = incident
  const [opened, open] = useState<Opened>(null)
  const found = useAsk(damageApi.show, { incident: number })
  const withdraw = useTell(damageApi.withdraw, { onDone: () => open(null) })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const shown = found.data
  const close = () => open(null)
  const add = (
    <Button variant="filled" onClick={() => open('line')}>
      {t('add')}
    </Button>
  )
  const row = typeof opened === 'object' && opened ? shown.rows.find((one) => one.no === opened.no) : undefined
  return (
    <>
      {opened === 'line' && <DamageForm incident={number} onClose={close} />}
      {opened === 'rate' && <RateForm incident={number} rates={shown.rates} onClose={close} />}
      {opened === 'activity' && <ActivityForm incident={number} onClose={close} />}
      {shown.rows.length === 0 && opened !== 'line' && (
        <EmptyPlace title={t('none')} act={shown.canWrite && add}>
          {t('none.text')}
        </EmptyPlace>
      )}
      {shown.rows.length > 0 && (
        <>
          <Totals shown={shown} onRate={shown.canWrite ? () => open('rate') : null} />
          <Sheet
            title={t('ledger')}
            acts={
              <>
                <Button component="a" href={`/api/incidents/${number}/damage.csv?lang=${lang}`}>
                  {t('csv')}
                </Button>
                {shown.canWrite && opened !== 'line' && add}
              </>
            }
          >
            <Ledger rows={shown.rows} onWithdraw={shown.canWrite ? (no) => open({ no }) : null} />
          </Sheet>
        </>
      )}
      <Sheet
        title={t('activity')}
        acts={shown.canWrite && <Button onClick={() => open('activity')}>{t('activity.add')}</Button>}
      >
        {shown.activity.length < 2 ? (
          <p className={forms.quiet}>{t('activity.none')}</p>
        ) : (
          <>
            <Curve points={shown.activity} />
            <p className={forms.quiet}>{t('activity.lost', { days: shown.lostDays })}</p>
          </>
        )}
      </Sheet>
      <ConfirmWithReason
        isOpen={row !== undefined}
        onClose={close}
        title={t('withdraw.title', { what: row?.what ?? '' })}
        act={t('withdraw')}
        isBusy={withdraw.isTelling}
        problem={withdraw.problem}
        onConfirm={(reason) => row && void withdraw.tell({ incident: number, no: row.no, reason })}
      >
        <p>{t('withdraw.text')}</p>
      </ConfirmWithReason>
    </>
  )
}
