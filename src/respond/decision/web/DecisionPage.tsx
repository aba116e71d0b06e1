import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Explained } from '#src/web/kit/Explained.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { decisionApi } from '../api.ts'
import type { DecisionRow } from '../decision.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { Facts } from './DecisionRows.tsx'
import classes from './Decisions.module.css'
import { decisionPageWords } from './words.ts'

/** One decision, made for a telephone: what is asked and why, and the answer in one step. */
export function DecisionPage({ number }: { number: string }) {
  const t = useWords(decisionPageWords)
  const incident = number.replace(/-D\d+$/i, '')
  const found = useAsk(decisionApi.show, { incident, decision: number })
  return (
    <Page title={t('title.one', { number })} isNarrow above={<PageLink to="/decisions">{t('all.title')}</PageLink>}>
      {found.isPending && <LoadingPlace rows={5} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data && <Shown key={found.data.state} row={found.data} />}
    </Page>
  )
}

function Shown({ row }: { row: DecisionRow }) {
  const t = useWords(decisionPageWords)
  const mayBrief = useMay('briefing:read')
  const [isDone, setDone] = useState(false)
  const { number } = row.incident
  const isOpen = row.state === 'open' || row.state === 'later'
  return (
    <>
      <Sheet>
        <div className={forms.form}>
          <p>
            <Explained means={t(`standing.${row.standing}.means`)} className={classes.standing} isFocusable>
              {t(`standing.${row.standing}`)}
            </Explained>{' '}
            {number} {row.incident.title}
          </p>
          <p className={classes.big}>{row.question}</p>
          <p className={classes.ground}>{row.ground}</p>
          {row.options.length > 0 && (
            <ol>
              {row.options.map((option) => (
                <li key={option}>{option}</li>
              ))}
            </ol>
          )}
          <Facts row={row} />
          <p className={classes.acts}>
            {mayBrief && (
              <PageLink to="/incidents/$number" params={{ number }}>
                {t('to-incident')}
              </PageLink>
            )}
          </p>
        </div>
      </Sheet>
      {row.mayAnswer && !isDone && <AnswerForm row={row} onDone={() => setDone(true)} />}
      {isOpen && !row.mayAnswer && <p className={forms.quiet}>{t('answer.not-yours')}</p>}
    </>
  )
}
