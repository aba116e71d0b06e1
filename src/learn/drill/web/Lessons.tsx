import { useState } from 'react'
import { measureEntryWords } from '#src/recover/measure/words.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { drillApi } from '../api.ts'
import type { Lesson } from '../drill.ts'
import { LessonForm } from './LessonForm.tsx'
import classes from './Lessons.module.css'
import { drillPageWords } from './words.ts'

/** What came of one time that an exercise was held: measures, changes of playbooks, and the step that makes another. */
export function Lessons({ item, check, showed }: { item: string; check: string; showed: string }) {
  const t = useWords(drillPageWords)
  const mayWrite = useMay('incident:write')
  const found = useAsk(drillApi.list, { item }, { also: ['incident'] })
  const [isOpen, setOpen] = useState(false)
  const rows = (found.data?.rows ?? []).filter((one) => one.check === check)
  return (
    <div className={classes.lessons}>
      {rows.length > 0 && (
        <ul>
          {rows.map((one) => (
            <li key={one.id}>
              <Made lesson={one} />
            </li>
          ))}
        </ul>
      )}
      {mayWrite &&
        (isOpen ? (
          <LessonForm item={item} check={check} showed={showed} onClose={() => setOpen(false)} />
        ) : (
          <button type="button" className={forms.link} onClick={() => setOpen(true)}>
            {t('carry')}
          </button>
        ))}
    </div>
  )
}

function Made({ lesson: { measure, playbook, madeBy } }: { lesson: Lesson }) {
  const t = useWords(drillPageWords)
  const entry = useWords(measureEntryWords)
  return (
    <>
      {measure && (
        <>
          <PageLink
            to="/incidents/$number/$tab"
            params={{ number: measure.incident, tab: 'recovery' }}
            search={{ part: 'measures' } as never}
          >
            {t('made.measure', { incident: measure.incident, title: measure.title })}
          </PageLink>{' '}
          <span className={forms.quiet}>
            {[entry(`measure.standing.${measure.standing}`), measure.owner || madeBy].join(' · ')}
          </span>
        </>
      )}
      {playbook && (
        <>
          <PageLink to="/playbooks/$playbook" params={{ playbook: playbook.id }}>
            {t('made.playbook', { id: playbook.id, no: playbook.edition })}
          </PageLink>{' '}
          <span className={forms.quiet}>{[t(`edition.${playbook.state}`), madeBy].join(' · ')}</span>
        </>
      )}
    </>
  )
}
