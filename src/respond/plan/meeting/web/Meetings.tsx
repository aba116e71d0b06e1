import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Facts, Sheet } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { planPageWords } from '../../web/words.ts'
import { meetingApi } from '../api.ts'
import type { Meeting } from '../meeting.ts'
import { CallForm, HoldForm } from './MeetingForms.tsx'
import classes from './Meetings.module.css'
import { meetingPageWords } from './words.ts'

/** The meetings about an incident: what stands on the agenda, what was decided, and the tasks that came of each. */
export function Meetings({ incident, onTask }: { incident: string; onTask: (id: string) => void }) {
  const t = useWords(meetingPageWords)
  const { data } = useAsk(meetingApi.list, { incident })
  const [opened, open] = useState<number | 'call' | null>(null)
  if (!data) return null
  const close = () => open(null)
  return (
    <Sheet
      title={t('title')}
      acts={data.canWrite && opened !== 'call' && <Button onClick={() => open('call')}>{t('call')}</Button>}
    >
      {opened === 'call' && <CallForm incident={incident} onClose={close} />}
      {data.rows.length === 0 && opened !== 'call' && <p className={forms.quiet}>{t('none')}</p>}
      {data.rows.length > 0 && (
        <ul className={forms.bleed}>
          {data.rows.map((row) => (
            <li key={row.no}>
              <Row row={row} onTask={onTask} />
              {opened === row.no ? (
                <HoldForm incident={incident} meeting={row} onClose={close} />
              ) : (
                data.canWrite && (
                  <button type="button" className={forms.link} onClick={() => open(row.no)}>
                    {t(row.outcome ? 'change' : 'hold')}
                  </button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function Row({ row, onTask }: { row: Meeting; onTask: (id: string) => void }) {
  const t = useWords(meetingPageWords)
  const state = useWords(planPageWords)
  const { lang } = useLang()
  const { outcome } = row
  return (
    <div className={classes.meeting}>
      <p>
        <b>
          {row.no}. {row.subject}
        </b>{' '}
        <span className={forms.quiet}>
          <Instant at={outcome?.heldAt ?? row.plannedAt} /> {row.place}
        </span>
        {row.isOverdue && <b className={classes.late}> {t('overdue')}</b>}
      </p>
      <Facts
        rows={[
          [t(outcome ? 'people' : 'invited'), outcome?.people ?? row.invited],
          [t('agenda'), row.agenda && <span className={classes.lines}>{row.agenda}</span>],
          [t('decided'), outcome && <span className={classes.lines}>{outcome.decided}</span>],
        ]}
      />
      {row.tasks.length > 0 && (
        <ul className={classes.tasks} aria-label={t('tasks')}>
          {row.tasks.map((one) => (
            <li key={one.id}>
              <button type="button" className={forms.link} onClick={() => onTask(one.id)}>
                {one.number}. {one.title[lang]}
              </button>{' '}
              <span className={forms.quiet}>
                {[state(`state.${one.state}`), one.owner].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
