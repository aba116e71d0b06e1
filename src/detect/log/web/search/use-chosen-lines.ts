import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LogLine } from '../../api.ts'

/** Lines chosen by hand, by number; with Shift a whole stretch. Another question lets go of them. */
export function useChosenLines(lines: readonly LogLine[], question: string) {
  const [ids, set] = useState<ReadonlySet<number>>(new Set())
  const last = useRef<number | null>(null)
  const shown = useRef(lines)
  shown.current = lines
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the question is another
  useEffect(() => {
    set(new Set())
    last.current = null
  }, [question])
  const toggle = useCallback((seq: number, isRange: boolean) => {
    const places = shown.current.map((line) => line.seq)
    const [a, b] = [places.indexOf(last.current ?? -1), places.indexOf(seq)]
    set((before) => {
      const next = new Set(before)
      if (isRange && a >= 0) for (const one of places.slice(Math.min(a, b), Math.max(a, b) + 1)) next.add(one)
      else if (!next.delete(seq)) next.add(seq)
      return next
    })
    last.current = seq
  }, [])
  const chosen = useMemo(() => lines.filter((line) => ids.has(line.seq)), [lines, ids])
  return { ids, chosen, toggle, all: () => set(new Set(lines.map((line) => line.seq))), clear: () => set(new Set()) }
}
