import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../../api.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { pageWords } from '../words/page.ts'
import { peopleTabWords } from '../words/people.ts'
import { PersonSelect } from './PersonSelect.tsx'
import classes from './people.module.css'

/** Who besides the team may know that a secret incident exists. */
export function Named() {
  const t = useWords(peopleTabWords)
  const page = useWords(pageWords)
  const kit = useWords(kitWords)
  const { incident } = useIncident()
  const name = useTell(incidentApi.name)
  const [isOpen, open] = useState(false)
  const [person, setPerson] = useState('')
  const tell = async (id: string, isNamed: boolean) => {
    if (await name.tell({ incident: incident.number, person: id, isNamed })) open(false)
  }
  const known = [...incident.named.map((one) => one.id), ...incident.team.map((one) => one.person.id)]
  return (
    <Sheet
      title={t('named')}
      acts={incident.can.write && !isOpen && <Button onClick={() => open(true)}>{t('named.add')}</Button>}
    >
      <p className={forms.quiet}>{t('named.text')}</p>
      {isOpen && (
        <form
          className={forms.form}
          onSubmit={(event) => {
            event.preventDefault()
            void tell(person, true)
          }}
        >
          <PersonSelect value={person} onChange={setPerson} without={known} />
          <Group justify="flex-end">
            <Button onClick={() => open(false)}>{kit('cancel')}</Button>
            <Button type="submit" loading={name.isTelling} disabled={person === ''}>
              {t('named.act')}
            </Button>
          </Group>
        </form>
      )}
      <ProblemText problem={name.problem} />
      {incident.named.length === 0 && !isOpen && <p>{t('named.none')}</p>}
      {incident.named.length > 0 && (
        <ul className={forms.bleed}>
          {incident.named.map((one) => (
            <li key={one.id} className={classes.row}>
              <b>{one.name || page('person.gone')}</b>
              {incident.can.write && (
                <Button size="compact-sm" onClick={() => void tell(one.id, false)}>
                  {t('named.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}
