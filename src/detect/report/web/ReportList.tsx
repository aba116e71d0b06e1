import { Button, Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '#src/web/kit/client.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useNow } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import type { ReportRow } from '../report.ts'
import { EmptyInbox } from './EmptyInbox.tsx'
import { ReportLine } from './ReportLine.tsx'
import classes from './ReportList.module.css'
import type { InboxView } from './use-inbox-view.ts'
import { inboxWords } from './words.ts'

export type ListState = {
  readonly rows: readonly ReportRow[]
  readonly fresh: number
  readonly showFresh: () => void
  readonly first: { readonly total: number; readonly more: boolean; readonly tookMs: number } | undefined
  readonly hasMore: boolean
  readonly more: () => void
  readonly isMoreLoading: boolean
  readonly isPending: boolean
  readonly problem: Problem | null
  readonly again: () => void
}

/** The list: 50 a page by keyset, what is new waits behind a bar, the selection stands on top of it. */
export function ReportList({
  view,
  list,
  open,
  selected,
  filters,
  bulk,
  onSelect,
  onSelectAll,
}: {
  view: InboxView
  list: ListState
  open: string | null
  selected: ReadonlySet<string>
  filters: ReactNode
  bulk: ReactNode
  onSelect: (id: string, withRange: boolean) => void
  onSelectAll: (all: boolean) => void
}) {
  const t = useWords(inboxWords)
  const kit = useWords(kitWords)
  const now = useNow()
  const { rows, first } = list
  const isAll = rows.length > 0 && rows.every((row) => selected.has(row.id))
  return (
    <section className={classes.list} aria-label={t('list')}>
      <div className={classes.head}>
        <Checkbox
          size="xs"
          className={classes.all}
          aria-label={t('select.all')}
          checked={isAll}
          indeterminate={!isAll && selected.size > 0}
          disabled={rows.length === 0}
          onChange={(event) => onSelectAll(event.currentTarget.checked)}
        />
        {selected.size > 0 ? bulk : filters}
      </div>
      <div role="status">
        {list.fresh > 0 && (
          <div className={classes.fresh}>
            {t('fresh', { count: list.fresh })}
            <Button size="compact-sm" onClick={list.showFresh}>
              {t('fresh.show')}
            </Button>
          </div>
        )}
      </div>
      {list.isPending && !list.problem && (
        <div className={classes.wait}>
          <LoadingPlace rows={10} />
        </div>
      )}
      {list.problem && rows.length === 0 && <ErrorPlace problem={list.problem} again={list.again} />}
      {!list.isPending && !list.problem && rows.length === 0 && <EmptyInbox view={view} />}
      {rows.length > 0 && (
        <ul className={classes.rows}>
          {rows.map((row) => (
            <ReportLine
              key={row.id}
              row={row}
              now={now}
              isOpen={row.number === open}
              isSelected={selected.has(row.id)}
              withState={view.tab === 'all'}
              onSelect={onSelect}
            />
          ))}
        </ul>
      )}
      {rows.length > 0 && first && (
        <div className={classes.foot}>
          <span>
            {kit('total', {
              shown: rows.length,
              total: first.total,
              more: String(first.more),
              ms: Math.round(first.tookMs),
            })}
          </span>
          {list.hasMore && (
            <Button loading={list.isMoreLoading} onClick={list.more}>
              {kit('more')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
