import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useAskPages } from '#src/web/kit/queries.ts'
import { type KeyAct, useKeys } from '#src/web/kit/use-keys.ts'
import { reportApi } from '../api.ts'
import type { ReportRow } from '../report.ts'
import { ActDialogs } from './ActDialogs.tsx'
import { type Acts, ActsContext, type Started } from './acts.ts'
import { BulkBar } from './BulkBar.tsx'
import { InboxFilters } from './InboxBar.tsx'
import classes from './InboxDesk.module.css'
import { Preview } from './Preview.tsx'
import { ReportList } from './ReportList.tsx'
import { useCalmRows } from './use-calm-rows.ts'
import { useInboxView } from './use-inbox-view.ts'
import { useQuickActs } from './use-quick-acts.ts'
import { useSelection } from './use-selection.ts'
import { inboxWords } from './words.ts'

/** List and preview side by side, on one set of keys; on a phone one or the other. */
export function InboxDesk({ report }: { report: string | null }) {
  const t = useWords(inboxWords)
  const searchId = useId()
  const replyAt = useRef<HTMLTextAreaElement>(null)
  const [mayWrite, mayIncident] = [useMay('report:write'), useMay('incident:write')]
  const { view, ask, change, open } = useInboxView()
  const pages = useAskPages(reportApi.list, ask, { keepsPrevious: true })
  const question = JSON.stringify(ask)
  const calm = useCalmRows(pages.rows, question, !pages.isPending && !pages.isFetching)
  const shown = useAsk(reportApi.show, { id: report ?? '' }, { enabled: report !== null, also: ['incident'] })
  const selection = useSelection(calm.shown, question)
  const [started, start] = useState<Started | null>(null)

  const at = calm.shown.findIndex((row) => row.number === report)
  const opened: ReportRow | null = shown.data?.number === report ? shown.data : (calm.shown[at] ?? null)
  const subjects = selection.rows.length > 0 ? selection.rows : opened ? [opened] : []
  const step = (by: 1 | -1) => {
    const next = calm.shown[at < 0 ? (by > 0 ? 0 : -1) : at + by]
    if (next) open(next.number, report !== null)
    else if (by > 0 && pages.hasMore) pages.more()
  }
  /** Reports that leave this list make room for the next one. */
  const onLeft = useCallback(
    (rows: readonly ReportRow[]) => {
      selection.clear()
      if (!rows.some((row) => row.number === report) || at < 0) return
      const gone = new Set(rows.map((row) => row.id))
      const rest = calm.shown.filter((row) => !gone.has(row.id))
      const next = calm.shown.slice(at).find((row) => !gone.has(row.id)) ?? rest.at(-1)
      open(next?.number ?? null, true)
    },
    [selection, report, at, calm.shown, open],
  )
  const quick = useQuickActs(onLeft)
  const acts: Acts = { ...quick, start, mayWrite, mayIncident }

  useEffect(() => {
    if (report) document.querySelector(`[data-open][data-id]`)?.scrollIntoView({ block: 'nearest' })
  }, [report])

  const some = subjects.length > 0
  const on = (name: Started['name']) => () => start({ name, rows: subjects })
  const keys: KeyAct[] = [
    { key: 'j', label: t('key.next'), run: () => step(1) },
    { key: 'k', label: t('key.previous'), run: () => step(-1) },
    { key: 'Enter', label: t('key.open'), run: () => (report ? focusPreview() : step(1)) },
    { key: 'x', label: t('key.select'), run: () => opened && selection.toggle(opened.id, false), isOff: !opened },
    { key: '/', label: t('key.search'), run: () => document.getElementById(searchId)?.focus() },
    { key: 'a', label: t('key.incident'), run: on('incident'), isOff: !some || !mayIncident },
    { key: 'm', label: t('key.merge'), run: on('merge'), isOff: !some || !mayIncident },
    { key: 'e', label: t('key.dispose'), run: on('dispose'), isOff: !some || !mayWrite },
    { key: 't', label: t('key.take'), run: () => void quick.takeOn(subjects), isOff: !some || !mayWrite },
    { key: 'r', label: t('key.reply'), run: () => replyAt.current?.focus(), isOff: !opened || !mayWrite },
    { key: 'Escape', label: t('key.back'), run: () => open(null), isOff: !report },
  ]
  useKeys(t('keys'), keys)

  const list = useMemo(
    () => ({ ...pages, rows: calm.shown, fresh: calm.fresh, showFresh: calm.showFresh }),
    [pages, calm],
  )
  return (
    <ActsContext value={acts}>
      <ProblemText problem={quick.problem} />
      <div className={classes.desk} data-open={report !== null || undefined}>
        <ReportList
          view={view}
          list={list}
          open={report}
          selected={selection.ids}
          onSelect={selection.toggle}
          onSelectAll={selection.all}
          filters={<InboxFilters view={view} searchId={searchId} onChange={change} />}
          bulk={<BulkBar rows={selection.rows} count={selection.ids.size} onClear={selection.clear} />}
        />
        {report !== null && (
          <Preview
            number={report}
            asked={shown}
            replyAt={replyAt}
            onStep={step}
            hasNext={at >= 0 && at < calm.shown.length - 1}
            hasPrevious={at > 0}
          />
        )}
      </div>
      {started && <ActDialogs started={started} onStart={start} onClose={() => start(null)} onLeft={onLeft} />}
    </ActsContext>
  )
}

function focusPreview(): void {
  document.querySelector<HTMLElement>('[data-preview]')?.focus()
}
