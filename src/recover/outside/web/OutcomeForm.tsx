import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { numberIn } from '#src/recover/measure/web/number-in.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { type DealingList, outsideApi } from '../api.ts'
import { type Dealing, lacksScope } from '../dealing.ts'
import classes from './Outside.module.css'
import { outsidePageWords } from './words.ts'

type Of = { readonly dealing: Dealing; readonly onClose: () => void }

/** How it went; of an investigation also what was given, how much, and what that did to services. */
export function OutcomeForm({ dealing, evidence, onClose }: Of & Pick<DealingList, 'evidence'>) {
  const t = useWords(outsidePageWords)
  const hold = useTell(outsideApi.hold)
  const { incident, no, plan } = dealing
  const was = dealing.outcome
  const [heldOn, setHeldOn] = useState(was?.heldOn ?? plan.plannedOn ?? '')
  const [people, setPeople] = useState(was?.people == null ? '' : String(was.people))
  const [texts, setTexts] = useState({
    said: was?.said ?? '',
    heard: was?.heard ?? '',
    scope: was?.scope ?? '',
    effect: was?.effect ?? '',
  })
  const [given, setGiven] = useState(
    evidence.filter((one) => dealing.evidence.includes(one.number)).map((one) => one.id),
  )
  const outcome = { heldOn, people: numberIn(people), ...texts }
  const isInvestigation = plan.kind === 'investigation'
  const text = (name: keyof typeof texts, isRequired: boolean) => (
    <Textarea
      autosize
      minRows={2}
      required={isRequired}
      label={t(name)}
      maxLength={4_000}
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
      isReady={heldOn !== '' && texts.said.trim() !== '' && !lacksScope(plan.kind, outcome)}
      isBusy={hold.isTelling}
      problem={hold.problem}
      onClose={onClose}
      onSave={() => hold.tell({ incident, no, ...outcome, evidence: given })}
    >
      <div className={forms.fields}>
        <TextInput
          required
          type="date"
          label={t('held')}
          value={heldOn}
          onChange={(event) => setHeldOn(event.currentTarget.value)}
        />
        {(plan.kind === 'briefing' || plan.kind === 'shareholders') && (
          <TextInput
            inputMode="numeric"
            label={t('people')}
            value={people}
            onChange={(event) => setPeople(event.currentTarget.value)}
          />
        )}
      </div>
      {text('said', true)}
      {text('heard', false)}
      {isInvestigation && text('scope', true)}
      {isInvestigation && text('effect', true)}
      {isInvestigation && evidence.length > 0 && (
        <fieldset className={classes.evidence}>
          <legend>{t('evidence')}</legend>
          {evidence.map((one) => (
            <Checkbox
              key={one.id}
              label={`${one.number} ${one.description}`}
              checked={given.includes(one.id)}
              onChange={(event) => {
                const { checked } = event.currentTarget
                setGiven((before) => (checked ? [...before, one.id] : before.filter((id) => id !== one.id)))
              }}
            />
          ))}
          <p className={forms.quiet}>{t('evidence.hint')}</p>
        </fieldset>
      )}
    </Form>
  )
}

export function DropForm({ dealing, onClose }: Of) {
  const t = useWords(outsidePageWords)
  const drop = useTell(outsideApi.drop)
  const [reason, setReason] = useState('')
  const { incident, no } = dealing
  return (
    <Form
      title={t('drop.title', { no })}
      act={t('drop')}
      isReady={reason.trim() !== ''}
      isBusy={drop.isTelling}
      problem={drop.problem}
      onClose={onClose}
      onSave={() => drop.tell({ incident, no, reason })}
    >
      <TextInput
        required
        label={t('reason')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  )
}
