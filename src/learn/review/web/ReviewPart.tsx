import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { measureEntryWords } from '#src/recover/measure/words.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Day } from '#src/web/kit/Times.tsx'
import { reviewApi } from '../api.ts'
import type { Review } from '../review.ts'
import classes from './Review.module.css'
import { HoldForm, PlanForm } from './ReviewForms.tsx'
import { reviewPageWords } from './words.ts'

/** The meetings that look back at an incident. */
export function ReviewPart() {
  const t = useWords(reviewPageWords)
  const { incident } = useIncident()
  const [opened, open] = useState<number | 'plan' | null>(null)
  const found = useAsk(reviewApi.list, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows, canWrite } = found.data
  const review = rows.find((one) => one.no === opened)
  const close = () => open(null)
  if (opened === 'plan') return <PlanForm incident={incident.number} onClose={close} />
  if (review) return <HoldForm incident={incident.number} review={review} onClose={close} />
  const plan = canWrite && (
    <Button variant="filled" onClick={() => open('plan')}>
      {t('plan')}
    </Button>
  )
  if (rows.length === 0)
    return (
      <EmptyPlace title={t('none')} act={plan}>
        {t('none.text')}
      </EmptyPlace>
    )
  return (
    <>
      <div className={classes.top}>{plan}</div>
      {rows.map((one) => (
        <ReviewSheet
          key={one.no}
          review={one}
          incident={incident.number}
          acts={canWrite && <Button onClick={() => open(one.no)}>{t(one.outcome ? 'change' : 'hold')}</Button>}
        />
      ))}
    </>
  )
}

function ReviewSheet({ review, incident, acts }: { review: Review; incident: string; acts: ReactNode }) {
  const t = useWords(reviewPageWords)
  const { no, outcome, plannedOn, chair, place, isOverdue, measures } = review
  const facts = outcome
    ? [
        [t('people'), outcome.people.join(', ')],
        [t('well'), outcome.well],
        [t('badly'), outcome.badly],
        [t('learnt'), outcome.learnt],
      ]
    : []
  return (
    <Sheet title={t('title', { no })} acts={acts}>
      <p className={forms.quiet}>
        {t(outcome ? 'held' : 'planned')} <Day at={`${outcome?.heldOn ?? plannedOn}T12:00:00Z`} />
        {isOverdue && (
          <>
            {' '}
            <b className={classes.late}>{t('overdue')}</b>
          </>
        )}
        {chair && ` · ${t('chair')} ${chair}`}
        {place && ` · ${place}`}
      </p>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {measures.length > 0 && <Measures incident={incident} measures={measures} />}
    </Sheet>
  )
}

function Measures({ incident, measures }: { incident: string; measures: Review['measures'] }) {
  const t = useWords(reviewPageWords)
  const entry = useWords(measureEntryWords)
  return (
    <section>
      <h3 className={classes.head}>
        <PageLink
          to="/incidents/$number/$tab"
          params={{ number: incident, tab: 'recovery' }}
          search={{ part: 'measures' } as never}
        >
          {t('measures')}
        </PageLink>
      </h3>
      <ul className={classes.list}>
        {measures.map((one) => (
          <li key={one.no}>
            {one.title}{' '}
            <span className={forms.quiet}>
              {entry(`measure.standing.${one.standing}`)} {one.owner}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
