import { Button } from '@mantine/core'
import { useState } from 'react'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Observable } from '#src/web/kit/Observable.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAskPages } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { type ObservableRow, observableApi } from '../api.ts'
import { AddObservables } from './AddObservables.tsx'
import { ChangeObservable } from './ChangeObservable.tsx'
import classes from './ObservablesTab.module.css'
import { observableWords } from './words.ts'

/** Addresses, names and hashes of an incident, harmless to read, and where else each was seen. */
export function ObservablesTab() {
  const t = useWords(observableWords)
  const kit = useWords(kitWords)
  const { incident } = useIncident()
  const [form, setForm] = useParam('form')
  const [edited, edit] = useState<ObservableRow | null>(null)
  const [areRemovedShown, showRemoved] = useState(false)
  const found = useAskPages(observableApi.ofIncident, { incident: incident.number }, { also: ['report'] })
  const mayWrite = incident.can.write
  const removed = found.rows.filter((row) => row.isRemoved)
  const rows = areRemovedShown ? found.rows : found.rows.filter((row) => !row.isRemoved)
  const add = mayWrite && <Button onClick={() => setForm('add')}>{t('add')}</Button>
  if (found.isPending) return <LoadingPlace rows={6} />
  if (found.problem || !found.first) return <ErrorPlace problem={found.problem} again={found.again} />
  return (
    <div className={classes.page}>
      {form === 'add' && mayWrite && <AddObservables onClose={() => setForm('')} />}
      {found.rows.length === 0 && form !== 'add' && (
        <EmptyPlace title={t('none.title')} act={add}>
          {t('none.text')}
        </EmptyPlace>
      )}
      {found.rows.length > 0 && (
        <>
          <div className={classes.bar}>
            <p role="status" className={classes.quiet}>
              {t('shown', {
                total: found.first.total,
                more: String(found.first.more),
                shown: rows.length,
                ms: Math.max(1, Math.round(found.first.tookMs)),
              })}
            </p>
            {removed.length > 0 && (
              <button type="button" className={classes.link} onClick={() => showRemoved(!areRemovedShown)}>
                {areRemovedShown ? t('removed.hide') : t('removed.show', { count: removed.length })}
              </button>
            )}
            {form !== 'add' && <div className={classes.add}>{add}</div>}
          </div>
          <div className={classes.table}>
            <div className={classes.columns} aria-hidden>
              {(['value', 'type', 'role', 'seen', 'note', 'last'] as const).map((name) => (
                <span key={name}>{t(`column.${name}`)}</span>
              ))}
            </div>
            <ul className={classes.rows}>
              {rows.map((row) => (
                <Row key={row.id} row={row} onEdit={mayWrite ? edit : undefined} />
              ))}
            </ul>
          </div>
          {found.hasMore && (
            <Button onClick={found.more} loading={found.isMoreLoading}>
              {kit('more')}
            </Button>
          )}
        </>
      )}
      {edited && <ChangeObservable row={edited} onClose={() => edit(null)} />}
    </div>
  )
}

function Row({ row, onEdit }: { row: ObservableRow; onEdit?: (row: ObservableRow) => void }) {
  const t = useWords(observableWords)
  const type = `type.${row.type}` in observableWords ? t(`type.${row.type}` as 'type.other') : t('type.other')
  const seen = [
    row.seenReports > 0 && t('seen.reports', { count: row.seenReports }),
    row.seenIncidents > 0 && t('seen.incidents', { count: row.seenIncidents }),
  ].filter(Boolean)
  return (
    <li className={classes.row} data-removed={row.isRemoved || undefined}>
      <span className={classes.value}>
        <Observable value={row.value} defanged={row.defanged} port={row.port} />
      </span>
      <span>{type}</span>
      <span>
        <b>{t(`role.${row.role}`)}</b>
      </span>
      <span>
        {seen.length > 0 ? (
          <PageLink
            to="/find"
            search={{ q: row.value } as never}
            aria-label={`${seen.join(' · ')} ${t('seen.find', { value: row.defanged })}`}
          >
            {seen.join(' · ')}
          </PageLink>
        ) : (
          <span className={classes.quiet}>{t('seen.none')}</span>
        )}
      </span>
      <span className={classes.note} title={row.note}>
        {row.note || <span className={classes.quiet}>{t(`origin.${row.origin}`)}</span>}
        {row.isRemoved && <span className={classes.quiet}> {t('removed')}</span>}
      </span>
      <span className={classes.quiet}>
        <Instant at={row.lastAt} />
      </span>
      {onEdit && (
        <Button size="compact-sm" aria-label={t('change.title', { value: row.defanged })} onClick={() => onEdit(row)}>
          {t('change')}
        </Button>
      )}
    </li>
  )
}
