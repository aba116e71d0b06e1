import { NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { decisionApi } from '../api.ts'
import { Deciders } from './Deciders.tsx'
import { decisionPageWords } from './words.ts'

const silenceMin = 30

/** Asks for a decision: a question that yes or no answers, why, and of whom. */
export function AskForm({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useWords(decisionPageWords)
  const ask = useTell(decisionApi.ask, { also: ['desk'] })
  const [question, setQuestion] = useState('')
  const [ground, setGround] = useState('')
  const [deciders, setDeciders] = useState<readonly string[]>([])
  const [escalate, setEscalate] = useState(silenceMin)
  return (
    <Form
      title={t('ask')}
      act={t('ask')}
      isReady={question.trim() !== '' && ground.trim() !== '' && deciders.length > 0}
      isBusy={ask.isTelling}
      problem={ask.problem}
      onClose={onClose}
      onSave={() => ask.tell({ incident, question, ground, deciders: [...deciders], escalateAfterMin: escalate })}
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
