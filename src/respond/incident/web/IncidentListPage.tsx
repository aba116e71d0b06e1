import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAskPages } from '#src/web/kit/queries.ts'
import { useKeys } from '#src/web/kit/use-keys.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../api.ts'
import type { Phase } from '../incident.ts'
import classes from './IncidentListPage.module.css'
import { IncidentRows } from './IncidentRows.tsx'
import { ListFilters } from './ListFilters.tsx'
import { listWords } from './words/list.ts'

const NewIncident = lazy(async () => ({ default: (await import('./NewIncident.tsx')).NewIncident }))

/** All incidents that the reader may know of, newest first; open ones unless told otherwise. */
export function IncidentListPage() {
  const t = useWords(listWords)
  const kit = useWords(kitWords)
  const navigate = useNavigate()
  const mayWrite = useMay('incident:write')
  const mayReports = useMay('report:read')
  const [phase] = useParam('phase')
  const [mine] = useParam('mine')
  const [kind] = useParam('kind')
  const [level] = useParam('level')
  const [q] = useParam('q')
  const [form, setForm] = useParam('form')
  const [at, setAt] = useState(-1)
  const list = useRef<HTMLDivElement>(null)
  const found = useAskPages(
    incidentApi.list,
    {
      open: phase === '' ? true : undefined,
      phase: phase === '' || phase === 'all' ? undefined : (phase as Phase),
      mine: mine === 'true' ? true : undefined,
      kind: kind || undefined,
      level: level || undefined,
      q: q || undefined,
    },
    { keepsPrevious: true },
  )
  const isFiltered = [phase, mine, kind, level, q].some((one) => one !== '')
  const step = (by: 1 | -1) => () => {
    const next = Math.max(0, Math.min(found.rows.length - 1, at + by))
    setAt(next)
    list.current?.querySelectorAll<HTMLAnchorElement>('a[data-row]')[next]?.focus()
  }
  useKeys(t('title'), [
    { key: 'j', label: t('keys.next'), run: step(1) },
    { key: 'k', label: t('keys.previous'), run: step(-1) },
    {
      key: 'Enter',
      label: t('keys.open'),
      run: () => {
        const row = found.rows[at]
        if (row) void navigate({ to: '/incidents/$number', params: { number: row.number } })
      },
    },
    { key: 'n', label: t('keys.new'), run: () => setForm('new'), isOff: !mayWrite },
  ])
  const newButton = mayWrite && (
    <Button variant="filled" onClick={() => setForm('new')}>
      {t('new')}
    </Button>
  )
  return (
    <Page title={t('title')} acts={newButton}>
      <ListFilters isFiltered={isFiltered} />
      {found.isPending && <LoadingPlace rows={8} />}
      {found.problem && <ErrorPlace problem={found.problem} again={found.again} />}
      {found.first && found.rows.length === 0 && !isFiltered && (
        <EmptyPlace
          title={t('empty.title')}
          act={mayReports && <ButtonLink to="/inbox">{t('empty.inbox')}</ButtonLink>}
        >
          {t('empty.text')}
        </EmptyPlace>
      )}
      {found.first && found.rows.length === 0 && isFiltered && (
        <EmptyPlace title={t('none.title')} act={<ButtonLink to="/incidents">{t('filter.clear')}</ButtonLink>}>
          {t('none.text')}
        </EmptyPlace>
      )}
      {found.first && found.rows.length > 0 && (
        <div ref={list}>
          <IncidentRows rows={found.rows} />
          <div className={classes.foot}>
            <p role="status" className={classes.quiet}>
              {kit('total', {
                total: found.first.total,
                more: String(found.first.more),
                shown: found.rows.length,
                ms: Math.max(1, Math.round(found.first.tookMs)),
              })}
            </p>
            {found.hasMore && (
              <Button onClick={found.more} loading={found.isMoreLoading}>
                {kit('more')}
              </Button>
            )}
          </div>
        </div>
      )}
      {form === 'new' && mayWrite && (
        <Suspense>
          <NewIncident onClose={() => setForm('')} />
        </Suspense>
      )}
    </Page>
  )
}
