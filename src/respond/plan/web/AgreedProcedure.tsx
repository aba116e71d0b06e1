import { Button } from '@mantine/core'
import { formatElapsed } from '#src/core/time.ts'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { planApi } from '../api.ts'
import classes from './Plan.module.css'
import { planPageWords } from './words.ts'

const minuteMs = 60_000

/** What was agreed for this kind of incident, shown from the start and taken up with one button (S2-25); gone once a plan follows it. */
export function AgreedProcedure() {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  const { incident } = useIncident()
  const ask = { incident: incident.number }
  const { data } = useAsk(planApi.next, ask, { enabled: incident.phase !== 'closed', keepsPrevious: true })
  const follow = useTell(planApi.follow)
  const playbook = data?.playbook
  if (!playbook) return null
  return (
    <Sheet
      title={t('procedure', { name: playbook.name[lang] })}
      acts={
        <Button loading={follow.isTelling} onClick={() => void follow.tell({ ...ask, playbook: playbook.id })}>
          {t('playbook.act')}
        </Button>
      }
    >
      <p className={classes.quiet}>{playbook.when[lang]}</p>
      {playbook.never.length > 0 && (
        <ul className={classes.never}>
          {playbook.never.map((one) => (
            <li key={one.en}>{one[lang]}</li>
          ))}
        </ul>
      )}
      {playbook.phases.map((phase, at) => (
        <details key={phase.name.en} open={at === 0} className={classes.stage}>
          <summary>
            {phase.name[lang]}{' '}
            <span className={classes.quiet}>{t('playbook.steps', { count: phase.steps.length })}</span>
          </summary>
          <ol>
            {phase.steps.map((step) => (
              <li key={step.does.en}>
                {step.does[lang]} <span className={classes.quiet}>{formatElapsed(step.minutes * minuteMs, lang)}</span>
              </li>
            ))}
          </ol>
        </details>
      ))}
      <ProblemText problem={follow.problem} />
    </Sheet>
  )
}
