import { Button } from '@mantine/core'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import type { DamageRow } from '../damage.ts'
import { damageEntryWords } from '../words.ts'
import classes from './Damage.module.css'
import { useRange } from './Totals.tsx'
import { damagePageWords } from './words.ts'

/** The lines, direct ones first; a withdrawn one stays to be read. */
export function Ledger({
  rows,
  onWithdraw,
}: {
  rows: readonly DamageRow[]
  onWithdraw: ((no: number) => void) | null
}) {
  const t = useWords(damagePageWords)
  const entry = useWords(damageEntryWords)
  const range = useRange()
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li key={row.no} className={classes.row} data-withdrawn={row.withdrawn !== null || undefined}>
          <div>
            <p>
              <b>{row.what}</b>{' '}
              <span className={forms.quiet}>
                {entry(`damage.side.${row.side}`)} · {entry(`damage.kind.${row.kind}`)}
                {row.isRelief && ` · ${entry('damage.relief')}`}
              </span>
            </p>
            <p className={forms.quiet}>
              {[
                entry(`damage.confidence.${row.confidence}`),
                row.hourly &&
                  t('hourly', {
                    hours: row.hourly.hours,
                    perHour: range({ low: row.hourly.perHour, high: row.hourly.perHour }, row.unit),
                  }),
                row.basis,
                row.party && t('party', { name: row.party }),
                row.borneBy && t('borne', { name: row.borneBy }),
                row.kind === 'share-price' && t('not-added'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {row.withdrawn && <p className={forms.quiet}>{t('withdrawn', { reason: row.withdrawn.reason })}</p>}
          </div>
          <b className={classes.amount}>{range(row, row.unit)}</b>
          {onWithdraw && !row.withdrawn && (
            <Button size="compact-sm" onClick={() => onWithdraw(row.no)}>
              {t('withdraw')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
