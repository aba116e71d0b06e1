import { Button, Group, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { incidentApi } from '../../api.ts'
import { type TeamMember, TeamRole } from '../../incident.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { pageWords } from '../words/page.ts'
import { peopleTabWords } from '../words/people.ts'
import { stateWords } from '../words/state.ts'
import { PersonSelect } from './PersonSelect.tsx'
import classes from './people.module.css'

/** The team and its roles (S0-55). */
export function Team() {
  const t = useWords(peopleTabWords)
  const page = useWords(pageWords)
  const state = useWords(stateWords)
  const style = useStyle()
  const { incident } = useIncident()
  const [form, setForm] = useParam('form')
  const [leaving, leave] = useState<TeamMember | null>(null)
  const tell = useTell(incidentApi.leaveTeam)
  const isOpen = form === 'team' && incident.can.write
  const nameOf = (member: TeamMember) => member.person.name || page('person.gone')
  return (
    <Sheet
      title={t('team')}
      acts={incident.can.write && !isOpen && <Button onClick={() => setForm('team')}>{t('team.add')}</Button>}
    >
      {isOpen && <JoinForm onClose={() => setForm('')} />}
      {incident.team.length === 0 && !isOpen && <p className={forms.quiet}>{t('team.none')}</p>}
      {incident.team.length > 0 && (
        <ul className={forms.bleed}>
          {incident.team.map((member) => (
            <li key={`${member.person.id} ${member.role}`} className={classes.row}>
              <div>
                <b>{nameOf(member)}</b> {state(`team.${member.role}`)}{' '}
                <span className={forms.quiet}>{t('team.since', { at: formatInstant(member.since, style) })}</span>
              </div>
              {incident.can.write && (
                <Button
                  size="compact-sm"
                  aria-label={t('team.leave.title', { name: nameOf(member), role: state(`team.${member.role}`) })}
                  onClick={() => leave(member)}
                >
                  {t('team.leave')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {leaving && (
        <ConfirmWithReason
          isOpen
          needsReason={false}
          onClose={() => leave(null)}
          title={t('team.leave.title', { name: nameOf(leaving), role: state(`team.${leaving.role}`) })}
          act={t('team.leave.act')}
          isBusy={tell.isTelling}
          problem={tell.problem}
          onConfirm={async () => {
            const { person, role } = leaving
            if (await tell.tell({ incident: incident.number, person: person.id, role })) leave(null)
          }}
        >
          <p>{t('team.leave.text')}</p>
        </ConfirmWithReason>
      )}
    </Sheet>
  )
}

function JoinForm({ onClose }: { onClose: () => void }) {
  const t = useWords(peopleTabWords)
  const kit = useWords(kitWords)
  const state = useWords(stateWords)
  const { incident } = useIncident()
  const join = useTell(incidentApi.joinTeam)
  const [person, setPerson] = useState('')
  const [role, setRole] = useState<TeamRole>(incident.lead ? 'technical' : 'lead')
  const save = async () => {
    if (person && (await join.tell({ incident: incident.number, person, role }))) onClose()
  }
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={forms.fields}>
        <PersonSelect value={person} onChange={setPerson} />
        <NativeSelect
          label={t('team.role')}
          value={role}
          data={TeamRole.options.map((one) => ({ value: one, label: state(`team.${one}`) }))}
          onChange={(event) => setRole(event.currentTarget.value as TeamRole)}
        />
      </div>
      <ProblemText problem={join.problem} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" loading={join.isTelling} disabled={person === ''}>
          {t('team.act')}
        </Button>
      </Group>
    </form>
  )
}
