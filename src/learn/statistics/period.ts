// Months, quarters and years of the calendar, by which a desk counts what came in (S4-3).
import { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { firstYear, lastYear } from '#src/core/time.ts'

export const Step = z.enum(['month', 'quarter', 'year'])
export type Step = z.infer<typeof Step>

/** `2026-03` */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'month' })

export const monthsOf: Readonly<Record<Step, number>> = { month: 1, quarter: 3, year: 12 }
/** More than ten years of months is no figure that anybody reads. */
export const maxPeriods = 120
const usual: Readonly<Record<Step, number>> = { month: 12, quarter: 8, year: 5 }

/** A span that is counted: its key `2026-Q1`, its first month, and the first month after it. */
export type Period = { readonly key: string; readonly from: string; readonly until: string }

const countOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const monthOf = (count: number): string =>
  `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
const firstMonth = firstYear * 12
const lastMonth = lastYear * 12 + 11

/**
 * The periods from the one that holds `from` to the one that holds `until`; with neither, the last ones up to now. Null when they
 * are more than can be read, or run backwards.
 */
export function periodsOf(
  step: Step,
  now: string,
  from: string | undefined,
  until: string | undefined,
): readonly Period[] | null {
  const wide = monthsOf[step]
  const start = (count: number) => count - (count % wide)
  const last = start(
    until === undefined ? Math.max(countOf(now), from === undefined ? 0 : countOf(from)) : countOf(until),
  )
  const first = from === undefined ? last - (usual[step] - 1) * wide : start(countOf(from))
  const many = (last - first) / wide + 1
  if (many < 1 || many > maxPeriods || first < firstMonth || last > lastMonth) return null
  return Array.from({ length: many }, (_, at) => {
    const month = first + at * wide
    return { key: keyOf(step, month), from: monthOf(month), until: monthOf(month + wide) }
  })
}

function keyOf(step: Step, month: number): string {
  const year = monthOf(month).slice(0, 4)
  if (step === 'year') return year
  return step === 'quarter' ? `${year}-Q${Math.floor((month % 12) / 3) + 1}` : monthOf(month)
}

const shortMonth = (month: string): string =>
  new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))

/** `Jan–Mar 2026`, `2026年1〜3月`: a period as people say it; without its year where that stands beside. */
export function labelOf(period: Pick<Period, 'from' | 'until'>, lang: Language, withYear = true): string {
  const last = monthOf(countOf(period.until) - 1)
  const year = period.from.slice(0, 4)
  const isYear = countOf(period.until) - countOf(period.from) === 12
  if (isYear) return lang === 'ja' && withYear ? `${year}年` : year
  const isOne = last === period.from
  if (lang === 'ja') {
    const span = isOne ? `${Number(last.slice(5))}月` : `${Number(period.from.slice(5))}〜${Number(last.slice(5))}月`
    return withYear ? `${year}年${span}` : span
  }
  const span = isOne ? shortMonth(last) : `${shortMonth(period.from)}–${shortMonth(last)}`
  return withYear ? `${span} ${year}` : span
}
