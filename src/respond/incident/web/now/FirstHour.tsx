import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { useKnowledge } from '#src/web/kit/States.tsx'
import { useNow } from '#src/web/kit/Times.tsx'
import { useIncident } from '../incident-context.ts'
import { nowWords } from '../words/now.ts'
import classes from './FirstHour.module.css'

const minuteMs = 60_000

/** In the first hour, and until this person puts it away: what matters first, said calmly (S0-54). */
export function FirstHour() {
  const t = useWords(nowWords)
  const { lang } = useLang()
  const { incident } = useIncident()
  const now = useNow()
  const first = useKnowledge()?.firstHour
  const key = `hikeshi.first-hour.${useMe()?.id ?? ''}`
  const [isAway, putAway] = useState(() => localStorage.getItem(key) === incident.id)
  const isOver = !first || now - Date.parse(incident.openedAt) >= first.minutes * minuteMs
  const isEarly = incident.phase === 'triage' || incident.phase === 'response'
  if (isOver || isAway || !isEarly) return null
  return (
    <section className={classes.calm} aria-label={first.name[lang]}>
      <div>
        <p className={classes.lead}>{first.lead[lang]}</p>
        <ul className={classes.steps}>
          {first.steps.map((step) => (
            <li key={step.id}>{step[lang]}</li>
          ))}
        </ul>
      </div>
      <Button
        variant="subtle"
        onClick={() => {
          // One incident at a time has a first hour for one person: the newest is what is remembered.
          localStorage.setItem(key, incident.id)
          putAway(true)
        }}
      >
        {t('first-hour.away')}
      </Button>
    </section>
  )
}
