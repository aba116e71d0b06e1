import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { instantOf, type When } from '#src/core/time.ts'
import { actionsIn } from '#src/learn/review/review.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { meetingApi } from '../api.ts'
import type { Meeting } from '../meeting.ts'
import { meetingPageWords } from './words.ts'

const longest = 4_000
type Of = { readonly incident: string; readonly onClose: () => void }

/** When, with whom, about what. */
export function CallForm({ incident, onClose }: Of) {
  const t = useWords(meetingPageWords)
  const call = useTell(meetingApi.call)
  const [subject, setSubject] = useState('')
  const [when, setWhen] = useState<When | null>(null)
  const [place, setPlace] = useState('')
  const [invited, setInvited] = useState('')
  const [agenda, setAgenda] = useState('')
  return (
    <Form
      act={t('call')}
      isReady={subject.trim() !== '' && invited.trim() !== ''}
      isBusy={call.isTelling}
      problem={call.problem}
      onClose={onClose}
      onSave={() =>
        call.tell({ incident, subject, plannedAt: when?.from ?? new Date().toISOString(), place, invited, agenda })
      }
    >
      <TextInput
        required
        data-autofocus
        label={t('subject')}
        maxLength={300}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <WhenInput label={t('planned')} value={when} onChange={setWhen} />
      <div className={forms.fields}>
        <TextInput
          required
          label={t('invited')}
          maxLength={longest}
          value={invited}
          onChange={(event) => setInvited(event.currentTarget.value)}
        />
        <TextInput
          label={t('place')}
          maxLength={300}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      </div>
      <Textarea
        autosize
        minRows={2}
        label={t('agenda')}
        description={t('agenda.hint')}
        maxLength={longest}
        value={agenda}
        onChange={(event) => setAgenda(event.currentTarget.value)}
      />
    </Form>
  )
}

/** Who was there, what was decided, and who does what now. */
export function HoldForm({ incident, meeting, onClose }: Of & { readonly meeting: Meeting }) {
  const t = useWords(meetingPageWords)
  const { zone } = useStyle()
  const hold = useTell(meetingApi.hold)
  const { no, outcome } = meeting
  const at = outcome?.heldAt ?? meeting.plannedAt
  const [when, setWhen] = useState<When | null>({ from: at, to: at, precision: 'minute', zone })
  const [people, setPeople] = useState(outcome?.people ?? meeting.invited)
  const [decided, setDecided] = useState(outcome?.decided ?? '')
  const [follow, setFollow] = useState('')
  const { actions, wrong } = actionsIn(follow)
  const endOf = (day: string): string => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
    return instantOf(year, month, date, 23, 59, 0, zone).toISOString()
  }
  return (
    <Form
      act={t('save')}
      isReady={people.trim() !== '' && decided.trim() !== '' && wrong.length === 0}
      isBusy={hold.isTelling}
      problem={hold.problem}
      onClose={onClose}
      onSave={() => {
        const tasks = actions.map(({ title, owner, dueOn }) => ({ title, owner, dueAt: dueOn ? endOf(dueOn) : null }))
        return hold.tell({ incident, no, heldAt: when?.from ?? new Date().toISOString(), people, decided, tasks })
      }}
    >
      <WhenInput label={t('held')} value={when} onChange={setWhen} />
      <TextInput
        required
        label={t('people')}
        maxLength={longest}
        value={people}
        onChange={(event) => setPeople(event.currentTarget.value)}
      />
      <Textarea
        required
        autosize
        minRows={2}
        label={t('decided')}
        maxLength={longest}
        value={decided}
        onChange={(event) => setDecided(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={2}
        label={t('follow')}
        description={t('follow.hint')}
        error={wrong.length > 0 ? t('follow.wrong', { lines: wrong.slice(0, 10).join(', ') }) : undefined}
        maxLength={longest}
        value={follow}
        onChange={(event) => setFollow(event.currentTarget.value)}
      />
    </Form>
  )
}
