import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import type { Measure } from '../measure.ts'
import { formatMoney } from '../money.ts'
import { measureEntryWords } from '../words.ts'
import { measurePageWords } from './words.ts'

/** Options for one aim beside each other by cost, effect and time, for whoever chooses between them. */
export function Options({ rows }: { rows: readonly Measure[] }) {
  const t = useWords(measurePageWords)
  const entry = useWords(measureEntryWords)
  const { lang } = useLang()
  if (rows.length < 2) return null
  const open = t('options.open')
  return (
    <OpenTable columns={[t('title'), t('effect'), t('cost'), t('takes'), t('options.standing')]}>
      {rows.map((row) => (
        <tr key={row.no}>
          <th scope="row">{row.title}</th>
          <td data-label={t('effect')}>{row.effect || open}</td>
          <td data-label={t('cost')}>{row.cost === null ? open : formatMoney(row.cost, row.currency, lang)}</td>
          <td data-label={t('takes')}>{row.days === null ? open : t('days', { count: row.days })}</td>
          <td data-label={t('options.standing')}>{entry(`measure.standing.${row.standing}`)}</td>
        </tr>
      ))}
    </OpenTable>
  )
}
