import { Button } from '@mantine/core'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useKnowledge } from '#src/web/kit/States.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import type { ReportDetail } from '../report.ts'
import classes from './Assessed.module.css'
import { actWords } from './act-words.ts'
import { useActs } from './acts.ts'
import { Part } from './Part.tsx'
import preview from './Preview.module.css'
import { previewWords } from './preview-words.ts'

/** The question "is it really an incident?" and its answer (S2-23); for what was set aside, the disposition (S2-16). */
export function Assessed({ report }: { report: ReportDetail }) {
  const t = useWords(previewWords)
  const say = useWords(actWords)
  const { lang } = useLang()
  const acts = useActs()
  const knowledge = useKnowledge()
  const { assessment } = report
  const questions = knowledge?.criteria[0]?.questions ?? []
  const item = knowledge?.taxonomies.flatMap((one) => one.items).find((one) => one.id === report.disposition)
  return (
    <>
      {report.disposition && (
        <Part title={t('disposed.title')}>
          <p>
            <strong>{item?.[lang] ?? report.disposition.replace(/^.*:/, '')}</strong>
          </p>
          {report.dispositionReason && <p className={classes.reason}>{report.dispositionReason}</p>}
        </Part>
      )}
      <Part
        title={t('assessed.title')}
        acts={
          acts.mayWrite &&
          report.state !== 'disposed' && (
            <Button size="compact-md" onClick={() => acts.start({ name: 'assess', rows: [report] })}>
              {t(assessment ? 'assessed.again' : 'assessed.act')}
            </Button>
          )
        }
      >
        {assessment ? (
          <>
            <p>
              <strong>{say(`outcome.${assessment.outcome}`)}</strong>
              <span className={classes.by}>
                {assessment.by} <Instant at={assessment.at} />
              </span>
            </p>
            <p className={classes.reason}>{assessment.reason}</p>
            <details>
              <summary>{t('assessed.answers')}</summary>
              <dl className={classes.answers}>
                {questions
                  .filter((one) => one.id in assessment.answers)
                  .map((one) => (
                    <div key={one.id}>
                      <dt>{one[lang]}</dt>
                      <dd>{say(`answer.${assessment.answers[one.id] ?? 'unknown'}`)}</dd>
                    </div>
                  ))}
              </dl>
            </details>
          </>
        ) : (
          <p className={preview.quiet}>{t('assessed.none')}</p>
        )}
      </Part>
    </>
  )
}
