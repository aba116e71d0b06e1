import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReportRow } from '../report.ts'

/** Which reports are ticked. A shift-click takes everything from the last tick to here. Another list begins afresh. */
export function useSelection(rows: readonly ReportRow[], question: string) {
  const [ids, set] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  const shown = useRef(rows)
  shown.current = rows
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another list
  useEffect(() => {
    set((before) => (before.size === 0 ? before : new Set()))
    last.current = null
  }, [question])
  const toggle = useCallback((id: string, withRange: boolean) => {
    const from = withRange ? shown.current.findIndex((row) => row.id === last.current) : -1
    const to = shown.current.findIndex((row) => row.id === id)
    const range = from < 0 || to < 0 ? [] : shown.current.slice(Math.min(from, to), Math.max(from, to) + 1)
    last.current = id
    set((before) => {
      const next = new Set(before)
      if (range.length > 0) for (const row of range) next.add(row.id)
      else if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const all = useCallback((isAll: boolean) => set(isAll ? new Set(shown.current.map((row) => row.id)) : new Set()), [])
  const clear = useCallback(() => set((before) => (before.size === 0 ? before : new Set())), [])
  // What has left the list is ticked no longer.
  const chosen = useMemo(() => rows.filter((row) => ids.has(row.id)), [rows, ids])
  const still = useMemo(() => new Set(chosen.map((row) => row.id)), [chosen])
  return useMemo(() => ({ ids: still, rows: chosen, toggle, all, clear }), [still, chosen, toggle, all, clear])
}
