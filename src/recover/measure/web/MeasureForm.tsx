import { Checkbox, Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { peopleApi } from '#src/prepare/people/api.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { fieldsOf } from '#src/web/kit/fields-of.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { measureApi } from '../api.ts'
import { type Measure, MeasureChange, MeasureInput, MeasureKind, Reach } from '../measure.ts'
import { measureEntryWords } from '../words.ts'
import { numberIn } from './number-in.ts'
import { measurePageWords } from './words.ts'

/** A measure as it is proposed or changed. */
export function MeasureForm({
  incident,
  measure,
  aims,
  onClose,
}: {
  incident: string
  measure: Measure | null
  aims: readonly string[]
  onClose: () => void
}) {
  const t = useWords(measurePageWords)
  const entry = useWords(measureEntryWords)
  const people = useAsk(peopleApi.people, {}, { staleTime: 300_000 })
  const add = useTell(measureApi.add)
  const change = useTell(measureApi.change)
  const [one, set] = useState(() =>
    measure ? fieldsOf<MeasureInput>(MeasureInput, measure) : blank(aims.at(-1) ?? ''),
  )
  const [cost, setCost] = useState(measure?.cost?.toString() ?? '')
  const [days, setDays] = useState(measure?.days?.toString() ?? '')
  const [months, setMonths] = useState(measure?.verifyMonths?.toString() ?? '')
  const put = (part: Partial<MeasureInput>) => set({ ...one, ...part })
  const input = { ...one, cost: numberIn(cost), days: numberIn(days), verifyMonths: numberIn(months) }
  return (
    <Form
      title={t(measure ? 'edit' : 'add')}
      act={t(measure ? 'save' : 'add')}
      isReady={one.aim.trim() !== '' && one.title.trim() !== ''}
      isBusy={add.isTelling || change.isTelling}
      problem={add.problem ?? change.problem}
      onClose={onClose}
      onSave={() => (measure ? change.tell({ ...input, incident, no: measure.no }) : add.tell({ ...input, incident }))}
    >
      <TextInput
        required
        label={t('aim')}
        description={t('aim.hint')}
        list="measure-aims"
        maxLength={300}
        value={one.aim}
        onChange={(event) => put({ aim: event.currentTarget.value })}
      />
      <datalist id="measure-aims">
        {aims.map((aim) => (
          <option key={aim} value={aim} />
        ))}
      </datalist>
      <TextInput
        required
        label={t('title')}
        maxLength={300}
        value={one.title}
        onChange={(event) => put({ title: event.currentTarget.value })}
      />
      <div className={forms.fields}>
        <NativeSelect
          label={t('kind')}
          value={one.kind}
          data={MeasureKind.options.map((value) => ({ value, label: entry(`measure.kind.${value}`) }))}
          onChange={(event) => put({ kind: MeasureKind.parse(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t('reach')}
          value={one.reach}
          data={Reach.options.map((value) => ({ value, label: t(`reach.${value}`) }))}
          onChange={(event) => put({ reach: Reach.parse(event.currentTarget.value) })}
        />
        <TextInput
          inputMode="decimal"
          label={t('cost')}
          value={cost}
          onChange={(event) => setCost(event.currentTarget.value)}
        />
        <TextInput
          label={t('currency')}
          maxLength={3}
          value={one.currency}
          onChange={(event) => put({ currency: event.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          inputMode="numeric"
          label={t('takes')}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <TextInput
          label={t('payer')}
          maxLength={300}
          value={one.payer}
          onChange={(event) => put({ payer: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('owner')}
          value={one.ownerId ?? ''}
          data={[
            { value: '', label: t('owner.other') },
            ...(people.data?.rows ?? [])
              .filter((person) => person.isActive)
              .map((person) => ({ value: person.id, label: person.name })),
          ]}
          onChange={(event) => put({ ownerId: event.currentTarget.value || null })}
        />
        {one.ownerId === null && (
          <TextInput
            label={t('owner.name')}
            maxLength={300}
            value={one.owner}
            onChange={(event) => put({ owner: event.currentTarget.value })}
          />
        )}
        <TextInput
          type="date"
          label={t('due.on')}
          value={one.dueOn ?? ''}
          onChange={(event) => put({ dueOn: event.currentTarget.value || null })}
        />
        <TextInput
          inputMode="numeric"
          label={t('months')}
          value={months}
          onChange={(event) => setMonths(event.currentTarget.value)}
        />
      </div>
      <Textarea
        autosize
        minRows={1}
        label={t('effect')}
        maxLength={4_000}
        value={one.effect}
        onChange={(event) => put({ effect: event.currentTarget.value })}
      />
      <Checkbox.Group
        label={t('changes')}
        value={one.changes}
        onChange={(changes) => put({ changes: changes as MeasureInput['changes'] })}
      >
        <Group gap="md" mt={4}>
          {MeasureChange.options.map((value) => (
            <Checkbox key={value} value={value} label={t(`change.${value}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </Form>
  )
}

const blank = (aim: string): MeasureInput => ({
  aim,
  title: '',
  kind: 'technical',
  reach: 'system',
  changes: [],
  target: '',
  effect: '',
  cost: null,
  currency: 'JPY',
  days: null,
  ownerId: null,
  owner: '',
  payer: '',
  dueOn: null,
  verifyMonths: null,
})
