import type { Language } from '#src/core/language.ts'
import { formatClock, formatDay } from '#src/core/time.ts'

type Style = { readonly lang: Language; readonly zone: string }

/** The time of a row as briefly as it is clear: the clock for today, the day for this year, the year with it before that. */
export function shortTime(at: string, nowMs: number, style: Style): string {
  const day = formatDay(at, style)
  const today = formatDay(nowMs, style)
  if (day === today) return formatClock(at, style)
  const year = (text: string) => /\d{4}/.exec(text)?.[0]
  const bare = day.replace(/ ?\(.*$/, '')
  if (year(day) !== year(today)) return bare
  return style.lang === 'ja' ? bare.replace(/^\d{4}年/, '') : bare.replace(/ \d{4}$/, '')
}
