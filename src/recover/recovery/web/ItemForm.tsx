import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { recoveryApi } from '../api.ts'
import { ItemState, type ItemView } from '../recovery.ts'
import { recoveryEntryWords } from '../words.ts'
import { recoveryPageWords } from './words.ts'

type Of = { items: readonly [ItemView, ...ItemView[]]; incident: string; onClose: () => void }

/** The answer of one item, or one answer for several that it settles together. */
export function ItemForm({ items, incident, onClose }: Of) {
  const [item, ...others] = items
  const t = useWords(recoveryPageWords)
  const entry = useWords(recoveryEntryWords)
  const save = useTell(recoveryApi.answerAll)
  const [state, setState] = useState(item.state)
  const [who, setWho] = useState(item.who)
  const [dueOn, setDueOn] = useState(item.dueOn ?? '')
  const [answer, setAnswer] = useState(item.answer)
  const [proof, setProof] = useState(item.proof)
  const [reason, setReason] = useState(item.reason)
  return (
    <Form
      act={others.length > 0 ? t('item.save-all', { count: items.length }) : t('save')}
      isReady={
        state === 'done' ? answer.trim() + proof.trim() !== '' : state !== 'not-applicable' || reason.trim() !== ''
      }
      isBusy={save.isTelling}
      problem={save.problem}
      onClose={onClose}
      onSave={() =>
        save.tell({
          incident,
          items: items.map((one) => one.id),
          state,
          who,
          dueOn: dueOn || null,
          answer,
          proof,
          reason: state === 'not-applicable' ? reason : '',
        })
      }
    >
      <div className={forms.fields}>
        <NativeSelect
          label={t('item.state')}
          value={state}
          data={ItemState.options.map((value) => ({ value, label: entry(`recovery.state.${value}`) }))}
          onChange={(event) => setState(ItemState.parse(event.currentTarget.value))}
        />
        <TextInput
          label={t('item.who')}
          maxLength={200}
          value={who}
          onChange={(event) => setWho(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('item.due')}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
      </div>
      {state === 'not-applicable' && (
        <TextInput
          required
          label={t('item.reason')}
          maxLength={4_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Textarea
        autosize
        minRows={2}
        label={t('item.answer')}
        maxLength={4_000}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <TextInput
        label={t('item.proof')}
        description={t('item.proof.hint')}
        maxLength={4_000}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
    </Form>
  )
}
