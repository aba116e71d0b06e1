import type { ReactNode } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Explained } from '#src/web/kit/Explained.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { DecisionRow } from '../decision.ts'
import classes from './Decisions.module.css'
import { decisionPageWords } from './words.ts'

/** Decisions, one a row: where each stands, what is asked, of whom, and what was said. */
export function DecisionRows({
  rows,
  acts,
  namesIncident = false,
}: {
  rows: readonly DecisionRow[]
  acts?: (row: DecisionRow) => ReactNode
  namesIncident?: boolean
}) {
  const t = useWords(decisionPageWords)
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li key={row.id} className={classes.row} data-standing={row.standing}>
          <div className={classes.head}>
            <Explained means={t(`standing.${row.standing}.means`)} className={classes.standing}>
              {t(`standing.${row.standing}`)}
            </Explained>
            <PageLink to="/decisions/$number" params={{ number: row.number }}>
              {row.number}
            </PageLink>
            {namesIncident && <span>{row.incident.title}</span>}
          </div>
          <p className={classes.question}>{row.question}</p>
          <Facts row={row} />
          {acts?.(row)}
        </li>
      ))}
    </ul>
  )
}

/** Who asked whom, by when, and what was answered. */
export function Facts({ row }: { row: DecisionRow }) {
  const t = useWords(decisionPageWords)
  const style = useStyle()
  const at = (time: string) => formatInstant(time, style)
  const asked = row.deciders.slice(0, row.step).map((one) => one.name)
  const next = row.deciders[row.step]
  return (
    <div className={forms.quiet}>
      <p>
        {t('asked-by', { name: row.askedBy, at: at(row.askedAt) })}
        {row.dueAt && ` · ${t('due', { at: at(row.dueAt) })}`}
      </p>
      <p>
        {t('of', { names: asked.join(', ') })}
        {row.escalatesAt && next && ` · ${t('of.next', { at: at(row.escalatesAt), name: next.name })}`}
      </p>
      {row.answeredAt && (
        <p>
          {t('answered', { name: row.answeredBy ?? '', at: at(row.answeredAt), reason: row.reason ?? '' })}
          {row.option !== null && ` · ${t('option.chosen', { text: row.options[row.option - 1] ?? '' })}`}
          {row.state === 'later' && row.lookAgainAt && ` · ${t('look-again', { at: at(row.lookAgainAt) })}`}
        </p>
      )}
    </div>
  )
}
