import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { decisionApi } from '../api.ts'
import { optionsMax } from '../decision.ts'
import { Deciders } from './Deciders.tsx'
import { decisionPageWords } from './words.ts'

const silenceMin = 30

/** Asks for a decision: a question that yes or no answers, why, and of whom. */
export function AskForm({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useWords(decisionPageWords)
  const ask = useTell(decisionApi.ask, { also: ['desk'] })
  const [question, setQuestion] = useState('')
  const [ground, setGround] = useState('')
  const [choices, setChoices] = useState('')
  const [hasDue, setHasDue] = useState(false)
  const [due, setDue] = useState<When | null>(null)
  const [deciders, setDeciders] = useState<readonly string[]>([])
  const [escalate, setEscalate] = useState(silenceMin)
  const options = choices
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, optionsMax)
  return (
    <Form
      title={t('ask')}
      act={t('ask')}
      isReady={question.trim() !== '' && ground.trim() !== '' && deciders.length > 0 && (!hasDue || due !== null)}
      isBusy={ask.isTelling}
      problem={ask.problem}
      onClose={onClose}
      onSave={() =>
        ask.tell({
          ...{ incident, question, ground, options, deciders: [...deciders], escalateAfterMin: escalate },
          due: hasDue ? (due?.to ?? null) : null,
        })
      }
    >
      <TextInput
        required
        data-autofocus
        label={t('ask.question')}
        description={t('ask.question.hint')}
        maxLength={1_000}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <Textarea
        required
        autosize
        minRows={3}
        label={t('ask.ground')}
        maxLength={10_000}
        value={ground}
        onChange={(event) => setGround(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={2}
        label={t('ask.options')}
        description={t('ask.options.hint', { most: optionsMax })}
        maxLength={2_000}
        value={choices}
        onChange={(event) => setChoices(event.currentTarget.value)}
      />
      <Checkbox label={t('ask.due')} checked={hasDue} onChange={(event) => setHasDue(event.currentTarget.checked)} />
      {hasDue && <WhenInput value={due} onChange={setDue} label={t('ask.due.when')} />}
      <Deciders value={deciders} onChange={setDeciders} />
      <NumberInput
        label={t('ask.escalate')}
        min={1}
        max={10_080}
        value={escalate}
        onChange={(value) => setEscalate(Number(value) || silenceMin)}
      />
    </Form>
  )
}
