import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { formatMoney } from '../money.ts'
import { measurePageWords } from './words.ts'

/** What is chosen or done costs; currencies stand beside each other. */
export function Costs({ costs }: { costs: readonly { currency: string; amount: number }[] }) {
  const t = useWords(measurePageWords)
  const { lang } = useLang()
  if (costs.length === 0) return null
  return t('cost.sum', { sums: costs.map((one) => formatMoney(one.amount, one.currency, lang)).join(' + ') })
}
