import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { reviewApi } from '../api.ts'
import { actionsIn, peopleIn, type Review } from '../review.ts'
import { reviewPageWords } from './words.ts'

type Of = { readonly incident: string; readonly onClose: () => void }

export function PlanForm({ incident, onClose }: Of) {
  const t = useWords(reviewPageWords)
  const plan = useTell(reviewApi.plan)
  const [plannedOn, setPlannedOn] = useState('')
  const [chair, setChair] = useState('')
  const [place, setPlace] = useState('')
  return (
    <Form
      title={t('plan')}
      act={t('save')}
      isReady={plannedOn !== ''}
      isBusy={plan.isTelling}
      problem={plan.problem}
      onClose={onClose}
      onSave={() => plan.tell({ incident, plannedOn, chair, place })}
    >
      <div className={forms.fields}>
        <TextInput
          required
          type="date"
          label={t('planned')}
          value={plannedOn}
          onChange={(event) => setPlannedOn(event.currentTarget.value)}
        />
        <TextInput
          label={t('chair')}
          maxLength={300}
          value={chair}
          onChange={(event) => setChair(event.currentTarget.value)}
        />
        <TextInput
          label={t('place')}
          maxLength={300}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      </div>
    </Form>
  )
}

/** Who was there, what went well, what did not, what was learnt, and what is to be done. */
export function HoldForm({ incident, review, onClose }: Of & { readonly review: Review }) {
  const t = useWords(reviewPageWords)
  const hold = useTell(reviewApi.hold)
  const { no, outcome } = review
  const [heldOn, setHeldOn] = useState(outcome?.heldOn ?? review.plannedOn)
  const [texts, setTexts] = useState({
    people: outcome?.people.join('\n') ?? '',
    well: outcome?.well ?? '',
    badly: outcome?.badly ?? '',
    learnt: outcome?.learnt ?? '',
    actions: '',
  })
  const people = peopleIn(texts.people)
  const { actions, wrong } = actionsIn(texts.actions)
  const text = (name: keyof typeof texts, given: { hint?: string; isRequired?: boolean; error?: string } = {}) => (
    <Textarea
      autosize
      minRows={2}
      required={given.isRequired ?? false}
      label={t(name)}
      description={given.hint}
      error={given.error}
      maxLength={8_000}
      value={texts[name]}
      onChange={(event) => {
        const { value } = event.currentTarget
        setTexts((before) => ({ ...before, [name]: value }))
      }}
    />
  )
  return (
    <Form
      title={t('hold.title', { no })}
      act={t('save')}
      isReady={heldOn !== '' && people.length > 0 && texts.learnt.trim() !== '' && wrong.length === 0}
      isBusy={hold.isTelling}
      problem={hold.problem}
      onClose={onClose}
      onSave={() => {
        const { well, badly, learnt } = texts
        return hold.tell({ incident, no, heldOn, people, well, badly, learnt, actions })
      }}
    >
      <TextInput
        required
        type="date"
        label={t('held')}
        value={heldOn}
        onChange={(event) => setHeldOn(event.currentTarget.value)}
      />
      {text('people', { isRequired: true, hint: t('people.hint') })}
      {text('well')}
      {text('badly')}
      {text('learnt', { isRequired: true })}
      {text('actions', {
        hint: t('actions.hint'),
        ...(wrong.length > 0 ? { error: t('lines.wrong', { lines: wrong.slice(0, 10).join(', ') }) } : {}),
      })}
    </Form>
  )
}
