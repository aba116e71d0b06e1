// Amounts of money. Currencies are never added to each other without a rate that somebody set.
import { z } from 'zod'
import type { Language } from '#src/core/language.ts'

const known = new Set(Intl.supportedValuesOf('currency'))
export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => known.has(code), { error: 'currency' })

export const mostAmount = 999_999_999_999_999
/** Never below zero: what comes back (an insurance, a compensation received) is a line of its own that says so. */
export const Amount = z.number().min(0).max(mostAmount)

export function formatMoney(amount: number, unit: string, lang: Language): string {
  if (!known.has(unit)) return `${amount.toLocaleString(lang)} ${unit}`
  return new Intl.NumberFormat(lang, {
    style: 'currency',
    currency: unit,
    ...(Number.isInteger(amount) ? { minimumFractionDigits: 0 } : {}),
  }).format(amount)
}

/** Sums that stand beside each other, one for each currency, the largest first. */
export function byCurrency<T>(
  rows: readonly T[],
  of: (row: T) => { readonly currency: string; readonly amount: number } | null,
): { currency: string; amount: number }[] {
  const sums = new Map<string, number>()
  for (const row of rows) {
    const one = of(row)
    if (one) sums.set(one.currency, (sums.get(one.currency) ?? 0) + one.amount)
  }
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount: Math.round(amount * 100) / 100 }))
    .sort((a, b) => b.amount - a.amount)
}
