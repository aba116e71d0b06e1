import { formatElapsed } from '#src/core/time.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { lineWords } from './line-words.ts'

/** A span of milliseconds in words, exact where it is short: `250 ms`, `2.5 s`, `95 s`, `3 min`, `4 h 12 min`. */
export function useSpanWord(): (ms: number) => string {
  const t = useWords(lineWords)
  const { lang } = useLang()
  return (span) => {
    const ms = Math.abs(span)
    if (ms < 1_000) return t('ms', { n: Math.round(ms) })
    if (ms < 600_000 && ms % 60_000 !== 0) return t('s', { n: Math.round(ms / 100) / 10 })
    return formatElapsed(ms, lang)
  }
}
