import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { measureApi } from '../api.ts'
import { Costs } from './Costs.tsx'
import { HandOverForm } from './HandOverForm.tsx'
import { MeasureRows } from './MeasureRows.tsx'
import { measurePageWords } from './words.ts'

const shows = ['open', 'overdue', 'all'] as const

/** Measures over all incidents: they follow the organisation, whatever became of the incident. */
export function MeasuresPage() {
  const t = useWords(measurePageWords)
  const [asked, setShow] = useParam('show', 'open')
  const show = shows.find((one) => one === asked) ?? 'open'
  const found = useAsk(measureApi.all, { show }, { also: ['incident'], keepsPrevious: true })
  const [isGiving, setGiving] = useState(false)
  const mayWrite = useMay('incident:write')
  const counts = found.data?.counts
  const owners = [...new Set((found.data?.rows ?? []).map((one) => one.owner))].filter(Boolean).sort()
  return (
    <Page
      title={t('all')}
      acts={
        <>
          {mayWrite && owners.length > 0 && <Button onClick={() => setGiving(true)}>{t('hand-over')}</Button>}
          <NativeSelect
            aria-label={t('show')}
            value={show}
            data={shows.map((value) => ({ value, label: t(`show.${value}`) }))}
            onChange={(event) => setShow(event.currentTarget.value)}
          />
        </>
      }
    >
      {isGiving && <HandOverForm owners={owners} onClose={() => setGiving(false)} />}
      {found.isPending && <LoadingPlace rows={6} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {counts && <p>{t('counts', counts)}</p>}
      {counts && counts.orphans > 0 && <p>{t('orphans', { count: counts.orphans })}</p>}
      {found.data?.rows.length === 0 && (
        <EmptyPlace title={t('all.none')} act={<ButtonLink to="/incidents">{t('all.none.act')}</ButtonLink>}>
          {t('all.none.text')}
        </EmptyPlace>
      )}
      {found.data && found.data.rows.length > 0 && (
        <Sheet>
          <MeasureRows rows={found.data.rows} namesIncident />
          <p className={forms.quiet}>
            <Costs costs={found.data.cost} />
          </p>
        </Sheet>
      )}
    </Page>
  )
}
