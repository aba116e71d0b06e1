import { useCallback, useEffect, useRef, useState } from 'react'
import { askLines } from '#src/web/kit/ask-lines.ts'
import { Problem } from '#src/web/kit/client.ts'
import { type LogLine, logApi } from '../../api.ts'
import type { LogAsk } from './use-log-view.ts'

type Step = { readonly lines: readonly LogLine[]; readonly progress: number; readonly missing: readonly string[] }
export type Searching = {
  readonly state: 'running' | 'done' | 'cancelled' | 'failed'
  readonly lines: readonly LogLine[]
  readonly progress: number
  readonly missing: readonly string[]
  readonly problem: unknown
}
const begun: Searching = { state: 'running', lines: [], progress: 0, missing: [], problem: null }

/** The lines as they are found. Another question, leaving the page or `cancel` ends the search at the desk too. */
export function useLogLines(ask: LogAsk, order: 'newest' | 'oldest', most: number, isOff: boolean) {
  const [searching, set] = useState<Searching>(begun)
  const cut = useRef<AbortController | null>(null)
  useEffect(() => {
    if (isOff) return
    const own = new AbortController()
    cut.current = own
    set(begun)
    const hear = async () => {
      try {
        for await (const step of askLines<Step>(logApi.stream, { ...ask, order, limit: most } as never, own.signal))
          set((before) => ({
            ...before,
            lines: step.lines.length > 0 ? [...before.lines, ...step.lines] : before.lines,
            progress: step.progress,
            missing: step.missing,
          }))
        set((before) => ({ ...before, state: 'done' }))
      } catch (problem) {
        if (own.signal.aborted) {
          if (cut.current === own) set((before) => ({ ...before, state: 'cancelled' }))
        } else set((before) => ({ ...before, state: 'failed', problem: asProblem(problem) }))
      }
    }
    void hear()
    return () => {
      if (cut.current === own) cut.current = null
      own.abort()
    }
  }, [ask, order, most, isOff])
  const cancel = useCallback(() => cut.current?.abort(), [])
  return { ...searching, cancel }
}

/** A connection that breaks in the middle is the same to a reader as one that never came about. */
const asProblem = (problem: unknown): unknown =>
  problem instanceof TypeError ? new Problem({ status: 0, code: 'desk.unreachable' }) : problem
