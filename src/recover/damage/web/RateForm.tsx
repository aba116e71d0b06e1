import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { numberIn } from '#src/recover/measure/web/number-in.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { damageApi } from '../api.ts'
import type { Rate } from '../damage.ts'
import { damagePageWords } from './words.ts'

/** By what rate a currency is turned into another, and who says so. */
export function RateForm({
  incident,
  rates,
  onClose,
}: {
  incident: string
  rates: readonly Rate[]
  onClose: () => void
}) {
  const t = useWords(damagePageWords)
  const set = useTell(damageApi.rate)
  const [currency, setCurrency] = useState('USD')
  const [into, setInto] = useState(rates[0]?.into ?? 'JPY')
  const [rate, setRate] = useState('')
  const [source, setSource] = useState('')
  const value = numberIn(rate)
  return (
    <Form
      title={t('rate')}
      act={t('rate')}
      isReady={value !== null && value > 0 && source.trim() !== ''}
      isBusy={set.isTelling}
      problem={set.problem}
      onClose={onClose}
      onSave={() => set.tell({ incident, currency, into, rate: value ?? 0, source })}
    >
      <div className={forms.fields}>
        <TextInput
          label={t('rate.from')}
          maxLength={3}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          label={t('rate.into')}
          maxLength={3}
          value={into}
          onChange={(event) => setInto(event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          inputMode="decimal"
          label={t('rate.rate')}
          value={rate}
          onChange={(event) => setRate(event.currentTarget.value)}
        />
        <TextInput
          required
          label={t('rate.source')}
          maxLength={300}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
      </div>
    </Form>
  )
}
