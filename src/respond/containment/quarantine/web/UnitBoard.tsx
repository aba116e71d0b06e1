import { useWords } from '#src/web/kit/lang.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import type { QuarantineBoard } from '../register.ts'
import classes from './Quarantine.module.css'
import { quarantinePageWords } from './words.ts'

const parts = ['reconnected', 'confirmed', 'checked'] as const

/** How far each unit is; who has most still out comes first. A unit opens its machines. */
export function UnitBoard({ units }: { units: QuarantineBoard['units'] }) {
  const t = useWords(quarantinePageWords)
  const [open, setOpen] = useParam('unit')
  return (
    <ul className={classes.units} aria-label={t('board')}>
      {units.map((one) => {
        const done = one.reconnected + one.retired
        return (
          <li key={one.unit}>
            <button
              type="button"
              aria-pressed={one.unit !== '' && one.unit === open}
              disabled={one.unit === ''}
              onClick={() => setOpen(one.unit === open ? '' : one.unit)}
            >
              <span className={classes.unitHead}>
                <b>{one.unit || t('unit.none')}</b>
                <span>{t('board.count', { done, total: one.total })}</span>
              </span>
              <span className={classes.progress} aria-hidden>
                {parts.map((part) => (
                  <span
                    key={part}
                    data-part={part}
                    style={{ width: `${((part === 'reconnected' ? done : one[part]) / one.total) * 100}%` }}
                  />
                ))}
              </span>
              <span>{done === one.total ? t('board.over') : t('board.out', { ...one })}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
