import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ReportRow } from '../report.ts'

/**
 * Live without jumping: rows that come in on top wait behind a bar until the reader asks for them. Another question, or a
 * list that was empty, shows everything at once.
 */
export function useCalmRows(rows: readonly ReportRow[], question: string, isReady: boolean) {
  const [known, setKnown] = useState<{ question: string; ids: ReadonlySet<string> } | null>(null)
  const isKnown = known?.question === question
  const ids = isKnown ? known.ids : null
  const firstKnown = ids ? rows.findIndex((row) => ids.has(row.id)) : 0
  const fresh = ids && firstKnown > 0 ? rows.slice(0, firstKnown).filter((row) => !ids.has(row.id)) : []
  const take = useCallback(() => setKnown({ question, ids: new Set(rows.map((row) => row.id)) }), [question, rows])
  const isAllNew = firstKnown < 0
  const hasOlder = ids !== null && fresh.length === 0 && rows.some((row) => !ids.has(row.id))
  useEffect(() => {
    if (isReady && (!isKnown || isAllNew || hasOlder)) take()
  }, [isReady, isKnown, isAllNew, hasOlder, take])
  const shown = useMemo(() => {
    const waiting = new Set(fresh.map((row) => row.id))
    return waiting.size === 0 ? rows : rows.filter((row) => !waiting.has(row.id))
  }, [rows, fresh])
  return { shown, fresh: fresh.length, showFresh: take }
}
