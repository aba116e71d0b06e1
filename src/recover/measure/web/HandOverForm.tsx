import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { peopleApi } from '#src/prepare/people/api.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { measureApi } from '../api.ts'
import { measurePageWords } from './words.ts'

/** Everything that one owner still has goes to another: somebody left, or a unit has merged. */
export function HandOverForm({ owners, onClose }: { owners: readonly string[]; onClose: () => void }) {
  const t = useWords(measurePageWords)
  const people = useAsk(peopleApi.people, {})
  const give = useTell(measureApi.handOver, { also: ['incident'] })
  const [from, setFrom] = useState(owners[0] ?? '')
  const [toId, setToId] = useState('')
  const [to, setTo] = useState('')
  return (
    <Form
      title={t('hand-over')}
      act={t('hand-over')}
      isReady={from !== '' && (toId !== '' || to.trim() !== '')}
      isBusy={give.isTelling}
      problem={give.problem}
      onClose={onClose}
      onSave={() => give.tell({ from, to, toId: toId || null })}
    >
      <p className={forms.quiet}>{t('hand-over.text')}</p>
      <div className={forms.fields}>
        <NativeSelect
          label={t('hand-over.from')}
          value={from}
          data={[...owners]}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('hand-over.to')}
          value={toId}
          data={[
            { value: '', label: t('owner.other') },
            ...(people.data?.rows ?? [])
              .filter((person) => person.isActive)
              .map((person) => ({ value: person.id, label: person.name })),
          ]}
          onChange={(event) => setToId(event.currentTarget.value)}
        />
        {toId === '' && (
          <TextInput
            label={t('owner.name')}
            maxLength={300}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        )}
      </div>
    </Form>
  )
}
