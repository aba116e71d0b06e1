import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { spanOf, usualSpan } from './span.ts'

export type View = {
  readonly q: string
  readonly span: string
  readonly source: string
  readonly order: 'newest' | 'oldest'
  /** Number of the line that is open beside the list. */
  readonly line: number | null
}
export type LogAsk = { readonly q: string; readonly from?: string; readonly to?: string; readonly source?: string }

/** What is searched; it lives in the address, so that a link, a reload and Back give the same page. */
export function useLogView() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const [round, setRound] = useState(0)
  const word = (name: string) => (search[name] === undefined || search[name] === null ? '' : String(search[name]))
  const [q, span, source] = [word('q'), word('span') || usualSpan, word('source')]
  const order = search.order === 'oldest' ? 'oldest' : 'newest'
  const line = /^\d+$/.test(word('line')) ? Number(word('line')) : null
  const change = useCallback(
    (next: Partial<Record<keyof View, string | number | undefined>>) => {
      // Whoever asks the same again wants what has come since.
      const now = { q, span, source, order, line } as Record<string, unknown>
      if (Object.entries(next).every(([name, value]) => (value ?? '') === (now[name] ?? '')))
        setRound((before) => before + 1)
      void navigate({
        to: '.',
        // A step that changes what is asked can be gone back.
        replace: 'line' in next || 'order' in next,
        resetScroll: false,
        search: ((before: Record<string, unknown>) => ({ ...before, ...next })) as never,
      })
    },
    [navigate, q, span, source, order, line],
  )
  // "The last hour" is measured when it is asked, not with every drawing of the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question or round means another now
  const range = useMemo(() => spanOf(span, Date.now()), [span, round, q, source, order])
  const ask = useMemo<LogAsk>(
    () => ({
      q,
      ...(range.from === null ? {} : { from: new Date(range.from).toISOString() }),
      ...(range.to === null ? {} : { to: new Date(range.to).toISOString() }),
      ...(source === '' ? {} : { source }),
    }),
    [q, source, range],
  )
  const view = useMemo<View>(() => ({ q, span, source, order, line }), [q, span, source, order, line])
  return { view, range, ask, change }
}
export type LogView = ReturnType<typeof useLogView>
