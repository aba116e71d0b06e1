import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useKeys } from '#src/web/kit/use-keys.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { alertApi } from '../api.ts'
import { AlertDrawer } from './AlertDrawer.tsx'
import { AlertFrame } from './AlertFrame.tsx'
import { AlertTable } from './AlertTable.tsx'
import { careWords } from './care-words.ts'
import { Suppressions } from './Suppressions.tsx'
import { alertWords } from './words.ts'

const shows = ['open', 'suppressed', 'closed', 'false-alarm'] as const
const step = 100

/** What rules and sensors noticed, gravest first: one row for each rule and entity. */
export function AlertsPage() {
  return (
    <AlertFrame place="alerts">
      <Alerts />
    </AlertFrame>
  )
}

function Alerts() {
  const t = useWords(alertWords)
  const care = useWords(careWords)
  const [shown, setShown] = useParam('show', 'open')
  const [id, setId] = useParam('alert')
  const [of, setOf] = useParam('of')
  const [limit, setLimit] = useState(step)
  const show = shows.find((one) => one === shown) ?? 'open'
  const asked = useAsk(
    alertApi.list,
    { state: show, limit, ...(of === '' ? {} : { rule: of }) },
    { keepsPrevious: true },
  )
  const alerts = asked.data?.alerts ?? []
  const at = alerts.findIndex((alert) => alert.id === id)
  const go = (by: 1 | -1) => {
    const next = alerts[at < 0 ? (by > 0 ? 0 : alerts.length - 1) : at + by]
    if (next) setId(next.id)
  }
  useKeys(t('title'), [
    { key: 'j', label: t('key.next'), run: () => go(1) },
    { key: 'k', label: t('key.previous'), run: () => go(-1) },
    // The open alert hears it itself; here it is for the list of keys.
    { key: 'i', label: t('key.inbox'), run: () => {} },
  ])
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const { total } = asked.data
  return (
    <>
      <fieldset className={rows.shows}>
        <legend className={rows.hidden}>{t('show')}</legend>
        {shows.map((one) => (
          <button key={one} type="button" aria-pressed={one === show} onClick={() => setShown(one)}>
            {t(`show.${one}`)}
          </button>
        ))}
      </fieldset>
      {of !== '' && (
        <p className={rows.quiet}>
          {care('of')}{' '}
          <button type="button" className={rows.open} onClick={() => setOf('')}>
            {care('of.all')}
          </button>
        </p>
      )}
      {show === 'suppressed' && <Suppressions />}
      {alerts.length === 0 && show === 'open' && of === '' && (
        <EmptyPlace title={t('empty.title')}>{t('empty.text')}</EmptyPlace>
      )}
      {alerts.length === 0 && (show !== 'open' || of !== '') && <p className={rows.quiet}>{t('none.shown')}</p>}
      {alerts.length > 0 && <AlertTable alerts={alerts} onOpen={setId} />}
      {alerts.length > 0 && <p className={rows.quiet}>{t('shown', { count: alerts.length, total })}</p>}
      {total > alerts.length && limit < 1_000 && (
        <Button onClick={() => setLimit(Math.min(1_000, limit + step))}>{t('more')}</Button>
      )}
      {id !== '' && <AlertDrawer key={id} id={id} onStep={go} onClose={() => setId('')} />}
    </>
  )
}
