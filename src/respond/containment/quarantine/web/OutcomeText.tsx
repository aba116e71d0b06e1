import { useWords } from '#src/web/kit/lang.tsx'
import type { ActOutcome } from '../register.ts'
import classes from './Quarantine.module.css'
import { quarantinePageWords } from './words.ts'

/** How many were done, and of those that were not, why. */
export function OutcomeText({ outcome }: { outcome: ActOutcome | null }) {
  const t = useWords(quarantinePageWords)
  return (
    <div role="status">
      {outcome && (
        <p>
          {t('outcome', outcome)} {outcome.refused > 0 && <b>{t('outcome.left', outcome)}</b>}
        </p>
      )}
      {outcome && outcome.why.length > 0 && (
        <ul className={classes.wrong}>
          {outcome.why.map((one) => (
            <li key={one.machine}>{t('outcome.why', one)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
