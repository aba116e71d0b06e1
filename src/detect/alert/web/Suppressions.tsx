import { Button } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { alertApi } from '../api.ts'
import classes from './Alerts.module.css'
import { careWords } from './care-words.ts'

/** What is held back now: of which rule, about whom, why, by whom, until when; and the way to end it. */
export function Suppressions() {
  const t = useWords(careWords)
  const mayWrite = useMay('alert:write')
  const asked = useAsk(alertApi.suppressions, {})
  const end = useTell(alertApi.endSuppression, { also: ['record'] })
  const held = (asked.data?.suppressions ?? []).filter(
    ({ endedAt, untilAt }) => endedAt === null && Date.parse(untilAt) > Date.now(),
  )
  if (held.length === 0) return null
  return (
    <section>
      <h2 className={rows.part}>{t('held')}</h2>
      <ProblemText problem={end.problem} />
      <ul className={classes.held}>
        {held.map(({ id, ruleKey, ruleTitle, entity, reason, owner, untilAt }) => (
          <li key={id}>
            <div>
              <b>{t('held.what', { rule: ruleTitle ?? ruleKey ?? 'none', entity: entity ?? 'none' })}</b>
              <p>{reason}</p>
              <span className={rows.quiet}>
                {t('held.owner', { owner })} {t('held.until')} <Instant at={untilAt} />
              </span>
            </div>
            {mayWrite && (
              <Button loading={end.isTelling} onClick={() => void end.tell({ id })}>
                {t('held.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
