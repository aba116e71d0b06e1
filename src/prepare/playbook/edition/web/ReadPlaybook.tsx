import { useWords } from '#src/web/kit/lang.tsx'
import { playbookWords } from '../../field-words.ts'
import type { PlaybookRead, StepRead } from '../../reading.ts'
import classes from './ReadPlaybook.module.css'

/** An agreed procedure as it is followed: what never to do, then the phases with their steps; the acts stand out, the reasons stand back. */
export function ReadPlaybook({ read }: { read: PlaybookRead }) {
  const t = useWords(playbookWords)
  return (
    <div className={classes.read}>
      <p>
        <b>{t('field.when')}</b> {read.when}
      </p>
      {read.untranslated !== '' && <p className={classes.quiet}>{read.untranslated}</p>}
      {read.never.length > 0 && (
        <section className={classes.never}>
          <h2>{t('field.never')}</h2>
          <ul>
            {read.never.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      )}
      {read.phases.map((phase) => (
        <section key={phase.name} className={classes.phase}>
          <h2>
            {phase.name} {phase.stage !== '' && <span className={classes.quiet}>{phase.stage}</span>}
          </h2>
          {phase.gates.map((gate) => (
            <p key={gate.says} className={classes.gate}>
              <b>{gate.says}</b> {gate.needs}
              {gate.exception !== '' && (
                <span className={classes.quiet}>
                  {t('field.exception')}: {gate.exception}
                </span>
              )}
            </p>
          ))}
          <ol className={classes.steps}>
            {phase.steps.map((step) => (
              <li key={step.number}>
                <Step step={step} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function Step({ step }: { step: StepRead }) {
  const t = useWords(playbookWords)
  const after = step.after.length > 0 ? `${t('field.after')} ${step.after.join(', ')}` : ''
  return (
    <>
      <span className={classes.number} aria-hidden>
        {step.number}
      </span>
      <div className={classes.body}>
        <h3>{step.does}</h3>
        <p className={classes.quiet}>{[step.who, step.span, after, step.only].filter(Boolean).join(' · ')}</p>
        {step.caution !== '' && (
          <p className={classes.caution}>
            <b>{t('field.caution')}</b> {step.caution}
          </p>
        )}
        {step.how !== '' && <p className={classes.how}>{step.how.trim()}</p>}
        {step.question !== '' && (
          <div className={classes.question}>
            <b>{step.question}</b>
            <ul>
              {step.answers.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
        )}
        <dl>
          <dt>{t('field.why')}</dt>
          <dd>{step.why}</dd>
          <dt>{t('field.proof')}</dt>
          <dd>{step.proof}</dd>
        </dl>
        {step.references.length > 0 && <p className={classes.references}>{step.references.join(' · ')}</p>}
      </div>
    </>
  )
}
