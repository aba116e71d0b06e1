import { Button, SegmentedControl } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useKeys } from '#src/web/kit/use-keys.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useIncident } from '../incident-context.ts'
import { recordWords } from '../words/record.ts'
import { Composer } from './Composer.tsx'
import { EntryDrawer } from './EntryDrawer.tsx'
import { EntryList } from './EntryList.tsx'
import { RecordFilters } from './RecordFilters.tsx'
import classes from './RecordTab.module.css'
import { useRecord } from './use-record.ts'

const Timeline = lazy(async () => ({ default: (await import('./timeline/Timeline.tsx')).Timeline }))
const ImportCsv = lazy(async () => ({ default: (await import('./ImportCsv.tsx')).ImportCsv }))

/** The record of one incident: read as a list or a drawing, written at the side. */
export function RecordTab() {
  const t = useWords(recordWords)
  const kit = useWords(kitWords)
  const { incident } = useIncident()
  const record = useRecord(incident.number)
  const [view, setView] = useParam('view', 'list')
  const [form, setForm] = useParam('form')
  const [entry, setEntry] = useParam('entry')
  const [areFiltersOpen, openFilters] = useState(false)
  const { found, filters } = record
  const step = (by: 1 | -1) => () => {
    const opens = [...document.querySelectorAll<HTMLElement>('[data-entry-open]')]
    const at = opens.indexOf(document.activeElement as HTMLElement)
    opens[Math.max(0, Math.min(opens.length - 1, at + by))]?.focus()
  }
  useKeys(t('list'), [
    { key: 'j', label: t('keys.next'), run: step(1) },
    { key: 'k', label: t('keys.previous'), run: step(-1) },
    { key: 'Enter', label: t('keys.open'), run: () => {} },
  ])
  const shown = found.first
  const mayAdd = incident.can.addEntry
  const importButton = mayAdd && <Button onClick={() => setForm('import')}>{t('import')}</Button>
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <div className={classes.bar}>
          <SegmentedControl
            aria-label={t('view')}
            value={view}
            onChange={setView}
            data={[
              { value: 'list', label: t('list') },
              { value: 'drawing', label: t('drawing') },
            ]}
          />
          {shown && (
            <p role="status" className={classes.quiet}>
              {t('shown', {
                total: shown.total,
                more: String(shown.more),
                shown: found.rows.length,
                ms: Math.max(1, Math.round(shown.tookMs)),
              })}
            </p>
          )}
          <Button
            className={classes.filterButton}
            aria-expanded={areFiltersOpen}
            leftSection={<IconFilter size={16} aria-hidden />}
            onClick={() => openFilters(!areFiltersOpen)}
          >
            {filters.count > 0 ? t('filter.on', { count: filters.count }) : t('filters')}
          </Button>
          <div className={classes.importButton}>{importButton}</div>
        </div>
        <div className={classes.narrowFilters} data-open={areFiltersOpen || undefined}>
          <RecordFilters record={record} />
        </div>
        {view === 'drawing' && (
          <Suspense fallback={<LoadingPlace rows={5} />}>
            <Timeline filters={filters} onOpen={setEntry} />
          </Suspense>
        )}
        {found.isPending && <LoadingPlace rows={8} />}
        {found.problem && <ErrorPlace problem={found.problem} again={found.again} />}
        {shown && found.rows.length === 0 && filters.count === 0 && (
          <EmptyPlace title={t('empty.title')} act={importButton}>
            {t('empty.text')}
          </EmptyPlace>
        )}
        {shown && found.rows.length === 0 && filters.count > 0 && (
          <EmptyPlace title={t('none.title')} act={<Button onClick={filters.clear}>{t('filter.clear')}</Button>} />
        )}
        {found.rows.length > 0 && <EntryList rows={found.rows} order={filters.order} onOpen={setEntry} />}
        {found.hasMore && (
          <Button onClick={found.more} loading={found.isMoreLoading}>
            {kit('more')}
          </Button>
        )}
      </div>
      <aside className={classes.rail}>
        {mayAdd && (
          <section className={classes.sheet} aria-label={t('compose.title')}>
            <h2>{t('compose.title')}</h2>
            <Composer />
          </section>
        )}
        <section className={classes.sheet} aria-label={t('filters')}>
          <h2>{t('filters')}</h2>
          <RecordFilters record={record} />
        </section>
      </aside>
      {entry !== '' && (
        <EntryDrawer key={entry} id={entry} known={found.rows} onGo={setEntry} onClose={() => setEntry('')} />
      )}
      {form === 'import' && mayAdd && (
        <Suspense>
          <ImportCsv onClose={() => setForm('')} />
        </Suspense>
      )}
    </div>
  )
}
