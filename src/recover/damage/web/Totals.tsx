import { Button } from '@mantine/core'
import { formatMoney } from '#src/recover/measure/money.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import type { DamageView } from '../api.ts'
import { isMoney, type Range, type Total } from '../damage.ts'
import classes from './Damage.module.css'
import { damagePageWords } from './words.ts'

export function useRange() {
  const { lang } = useLang()
  const t = useWords(damagePageWords)
  return ({ low, high }: Range, unit: string): string => {
    const text = (amount: number) =>
      isMoney(unit)
        ? formatMoney(amount, unit, lang)
        : t(`unit.${unit as 'people'}`, { count: amount, text: amount.toLocaleString(lang) })
    return low === high ? text(high) : t('range', { low: text(low), high: text(high) })
  }
}

/** Totals by currency, and what the measures against recurrence cost beside them (S3-4, S3-5). */
export function Totals({ shown, onRate }: { shown: DamageView; onRate: (() => void) | null }) {
  const t = useWords(damagePageWords)
  const { lang } = useLang()
  const money = shown.totals.filter((one) => isMoney(one.unit))
  const isIndirectBlank = money.every((one) => one.indirect.high === 0)
  return (
    <Sheet title={t('totals')} acts={onRate && money.length > 1 && <Button onClick={onRate}>{t('rate')}</Button>}>
      <div className={classes.totals}>
        {shown.totals.map((total) => (
          <TotalRow key={total.unit} total={total} />
        ))}
        {shown.whole && <TotalRow total={shown.whole} title={t('whole', { unit: shown.whole.unit })} />}
      </div>
      {money.length > 1 && !shown.whole && <p className={forms.quiet}>{t('rate.missing')}</p>}
      {shown.rates.map((one) => (
        <p key={one.currency} className={forms.quiet}>
          {t('rate.is', one)}
        </p>
      ))}
      {isIndirectBlank && <p className={classes.warning}>{t('indirect.blank')}</p>}
      {!isIndirectBlank && <p className={forms.quiet}>{t('indirect.means')}</p>}
      <p>
        {shown.measures.length === 0
          ? t('measures.none')
          : t('measures', {
              sums: shown.measures.map((one) => formatMoney(one.amount, one.currency, lang)).join(' + '),
            })}
      </p>
    </Sheet>
  )
}

function TotalRow({ total, title }: { total: Total; title?: string }) {
  const t = useWords(damagePageWords)
  const range = useRange()
  const parts = (['direct', 'indirect', 'relief'] as const).filter((part) => total[part].high > 0)
  return (
    <dl className={classes.total}>
      <div data-net>
        <dt>{title ?? t('net')}</dt>
        <dd>{range(total.net, total.unit)}</dd>
      </div>
      {parts.map((part) => (
        <div key={part}>
          <dt>{t(part)}</dt>
          <dd>{range(total[part], total.unit)}</dd>
        </div>
      ))}
    </dl>
  )
}
