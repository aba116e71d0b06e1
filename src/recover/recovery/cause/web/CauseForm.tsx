import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { AttackStage } from '#src/prepare/knowledge/attack-stage.ts'
import { attackStageName } from '#src/prepare/knowledge/attack-stage-words.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { type CauseView, causeApi } from '../api.ts'
import { type Cause, type CauseQuestion, CauseState, canHang } from '../cause.ts'
import { causeEntryWords } from '../words.ts'
import { causePageWords } from './words.ts'

/** A branch as it is added or changed. */
export function CauseForm({
  shown,
  question,
  parent,
  cause,
  onClose,
}: {
  shown: CauseView
  question: CauseQuestion
  parent: number | null
  cause: Cause | null
  onClose: () => void
}) {
  const t = useWords(causePageWords)
  const entry = useWords(causeEntryWords)
  const { lang } = useLang()
  const add = useTell(causeApi.add)
  const change = useTell(causeApi.change)
  const [text, setText] = useState(cause?.text ?? '')
  const [under, setUnder] = useState(parent)
  const [kind, setKind] = useState(cause?.class ?? '')
  const [stage, setStage] = useState(cause?.stage ?? '')
  const [technique, setTechnique] = useState(cause?.technique ?? '')
  const [state, setState] = useState<CauseState>(cause?.state ?? 'hypothesis')
  const input = { parent: under, question, text, class: kind, stage, technique: technique.toUpperCase(), state }
  const incident = shown.incident.number
  const none = { value: '', label: t('none') }
  return (
    <Form
      title={entry(`cause.question.${question}`)}
      act={t('save')}
      isReady={text.trim() !== ''}
      isBusy={add.isTelling || change.isTelling}
      problem={add.problem ?? change.problem}
      onClose={onClose}
      onSave={() => (cause ? change.tell({ ...input, incident, no: cause.no }) : add.tell({ ...input, incident }))}
    >
      <Textarea
        required
        autosize
        minRows={1}
        label={t('text')}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={forms.fields}>
        <NativeSelect
          label={t('state')}
          value={state}
          data={CauseState.options.map((value) => ({ value, label: entry(`cause.state.${value}`) }))}
          onChange={(event) => setState(CauseState.parse(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('class')}
          value={kind}
          data={[
            none,
            ...shown.knowledge.classes
              .filter((one) => one.of.includes(question))
              .map((one) => ({ value: one.id, label: one[lang] })),
          ]}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('stage')}
          value={stage}
          data={[none, ...AttackStage.options.map((one) => ({ value: one, label: attackStageName(one, lang) }))]}
          onChange={(event) => setStage(event.currentTarget.value)}
        />
        <TextInput
          label={t('technique')}
          placeholder="T1190"
          maxLength={9}
          value={technique}
          onChange={(event) => setTechnique(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('under')}
          value={under === null ? '' : String(under)}
          data={[
            { value: '', label: entry(`cause.question.${question}`) },
            ...shown.rows
              .filter((one) => canHang(shown.rows, cause?.no ?? null, { ...input, parent: one.no }))
              .map((one) => ({ value: String(one.no), label: one.text.slice(0, 60) })),
          ]}
          onChange={(event) => setUnder(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
        />
      </div>
    </Form>
  )
}
