import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { causeApi } from '../api.ts'
import type { Cause } from '../cause.ts'
import { causePageWords } from './words.ts'

/** Evidence for a branch, or against it. */
export function ArgueForm({ incident, cause, onClose }: { incident: string; cause: Cause; onClose: () => void }) {
  const t = useWords(causePageWords)
  const argue = useTell(causeApi.argue)
  const [isFor, setFor] = useState(true)
  const [text, setText] = useState('')
  const [reference, setReference] = useState('')
  return (
    <Form
      title={t('argue.title', { text: cause.text })}
      act={t('argue')}
      isReady={text.trim() !== ''}
      isBusy={argue.isTelling}
      problem={argue.problem}
      onClose={onClose}
      onSave={() => argue.tell({ incident, no: cause.no, isFor, text, reference })}
    >
      <NativeSelect
        label={t('side')}
        value={isFor ? 'for' : 'against'}
        data={(['for', 'against'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(event) => setFor(event.currentTarget.value === 'for')}
      />
      <Textarea
        required
        autosize
        minRows={2}
        label={t('evidence')}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        label={t('reference')}
        description={t('reference.hint')}
        maxLength={200}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </Form>
  )
}
