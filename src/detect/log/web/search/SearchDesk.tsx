import { Button } from '@mantine/core'
import { useCallback, useEffect, useId, useMemo, useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useKeys } from '#src/web/kit/use-keys.ts'
import { logApi } from '../../api.ts'
import { AddToIncident } from '../line/AddToIncident.tsx'
import { LineDrawer } from '../line/LineDrawer.tsx'
import { lineWords } from '../line-words.ts'
import { logWords } from '../words.ts'
import { Columns } from './Columns.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { Facets } from './Facets.tsx'
import { Found } from './Found.tsx'
import { Histogram } from './Histogram.tsx'
import { Lines } from './Lines.tsx'
import { QueryHelp, QueryLine } from './QueryLine.tsx'
import { SavedSearches } from './SavedSearches.tsx'
import classes from './SearchPage.module.css'
import { NoLines, reachOf, SearchState } from './SearchState.tsx'
import { SpanChoice } from './SpanChoice.tsx'
import { spanText } from './span.ts'
import { useChosenLines } from './use-chosen-lines.ts'
import { useColumns } from './use-columns.ts'
import { useLogLines } from './use-log-lines.ts'
import { useLogView } from './use-log-view.ts'

const steps = [500, 2_000, 5_000] as const

/** The query and what it finds, on one set of keys. */
export function SearchDesk() {
  const t = useWords(logWords)
  const own = useWords(lineWords)
  const queryId = useId()
  const mayWrite = useMay('entry:write')
  const logs = useLogView()
  const { view, range, ask, change } = logs
  const question = JSON.stringify([ask, view.order])
  const [step, setStep] = useState(0)
  const most = steps[step]!
  const sources = useAsk(logApi.sources, {}, { staleTime: 60_000 }).data?.sources
  const searching = useLogLines(ask, view.order, most, false)
  const { lines, state } = searching
  const columns = useColumns()
  const chosen = useChosenLines(lines, question)
  const [current, setCurrent] = useState<number | null>(null)
  const [isAdding, setAdding] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its first lines
  useEffect(() => setStep(0), [question])

  const again = () => change({})
  const open = useCallback(
    (seq: number | null) => {
      if (seq !== null) setCurrent(seq)
      change({ line: seq ?? undefined })
    },
    [change],
  )
  /** Closing leads back to the row of the line that was read last. */
  const close = () => {
    const seq = view.line ?? current
    open(null)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-open-line="${seq}"]`)?.focus())
  }
  const at = lines.findIndex((line) => line.seq === (view.line ?? current))
  const walk = (by: 1 | -1) => {
    const next = lines[at < 0 ? 0 : at + by]
    if (!next) return
    if (view.line !== null) return open(next.seq)
    setCurrent(next.seq)
    document.querySelector(`[data-seq="${next.seq}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const picked = chosen.chosen.length > 0 ? chosen.chosen : []
  useKeys(t('keys'), [
    { key: '/', label: t('key.query'), run: () => document.getElementById(queryId)?.focus() },
    { key: 'j', label: t('key.next'), run: () => walk(1) },
    { key: 'k', label: t('key.previous'), run: () => walk(-1) },
    { key: 'Enter', label: t('key.open'), run: () => current !== null && open(current) },
    {
      key: 'x',
      label: t('key.select'),
      run: () => current !== null && chosen.toggle(current, false),
      isOff: !mayWrite,
    },
    { key: 'a', label: t('key.incident'), run: () => setAdding(true), isOff: picked.length === 0 },
    { key: 'Escape', label: t('key.back'), run: () => view.line !== null && close() },
  ])

  const isFaulty = state === 'failed'
  const [from, to] = useMemo(() => {
    if (range.from !== null && range.to !== null) return [range.from, range.to]
    const sent = (sources ?? []).filter((one) => one.events > 0 && (view.source === '' || one.name === view.source))
    const [first, last] = reachOf(sent)
    return [Date.parse(first), Date.parse(last) + 1_000]
  }, [range, sources, view.source])
  const isEmpty = sources?.every((one) => one.events === 0) ?? false
  return (
    <>
      <search className={classes.ask}>
        <QueryLine id={queryId} q={view.q} problem={searching.problem} onAsk={(q) => change({ q: q || undefined })} />
        <SpanChoice logs={logs} sources={(sources ?? []).map((one) => one.name)} />
        <QueryHelp onAsk={(q) => change({ q })} />
      </search>
      {sources && !isEmpty && !isFaulty && (
        <Histogram ask={ask} from={from} to={to} onSpan={(a, b) => change({ span: spanText(a, b) })} />
      )}
      <div className={classes.columns}>
        {!isEmpty && !isFaulty && <Facets logs={logs} />}
        <div className={classes.found}>
          <SearchState searching={searching} again={again} />
          {lines.length > 0 && (
            <div className={classes.bar}>
              <Found logs={logs} count={lines.length} isDone={state === 'done'} from={from} to={to} />
              <SavedSearches view={view} />
              <Columns {...columns} />
              <ExportMenu ask={ask} isOff={false} />
            </div>
          )}
          {picked.length > 0 && (
            <div className={classes.picked}>
              <b role="status">{own('selected', { count: picked.length })}</b>
              <Button variant="filled" onClick={() => setAdding(true)}>
                {own('add.act')}
              </Button>
              <Button onClick={chosen.all}>{own('selected.all')}</Button>
              <Button onClick={chosen.clear}>{own('selected.clear')}</Button>
            </div>
          )}
          {lines.length > 0 ? (
            <Lines
              lines={lines}
              columns={columns.columns}
              current={current}
              selected={chosen.ids}
              onOpen={open}
              onSelect={mayWrite ? chosen.toggle : undefined}
            />
          ) : (
            <NoLines searching={searching} logs={logs} sources={sources} again={again} />
          )}
          {state === 'done' && lines.length >= most && (
            <div>
              {steps[step + 1] ? (
                <Button onClick={() => setStep(step + 1)}>{t('found.more', { most: steps[step + 1] })}</Button>
              ) : (
                <p className={classes.quiet}>{t('found.most')}</p>
              )}
            </div>
          )}
        </div>
      </div>
      {view.line !== null && (
        <LineDrawer
          seq={view.line}
          known={lines}
          logs={logs}
          onStep={walk}
          hasNext={at >= 0 && at < lines.length - 1}
          hasPrevious={at > 0}
          onGo={open}
          onClose={close}
        />
      )}
      {isAdding && <AddToIncident lines={picked} onClose={() => setAdding(false)} onDone={chosen.clear} />}
    </>
  )
}
