import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { outsideApi } from '../api.ts'
import { Basis, type Dealing, DealingKind, type DealingPlan } from '../dealing.ts'
import { outsideEntryWords } from '../words.ts'
import { outsidePageWords } from './words.ts'

const empty: DealingPlan = {
  kind: 'briefing',
  ...{ title: '', who: '', lead: '', plannedOn: null, place: '', market: '', basis: '', wanted: '', counsel: '' },
}

/** What is intended with somebody outside. */
export function DealingForm({
  incident,
  dealing,
  restricted,
  onClose,
}: {
  incident: string
  dealing: Dealing | null
  restricted: string | null
  onClose: () => void
}) {
  const t = useWords(outsidePageWords)
  const entry = useWords(outsideEntryWords)
  const add = useTell(outsideApi.add)
  const change = useTell(outsideApi.change)
  const [plan, setPlan] = useState<DealingPlan>(dealing?.plan ?? empty)
  const { kind } = plan
  const set = (part: Partial<DealingPlan>) => setPlan((was) => ({ ...was, ...part }))
  const line = (name: 'title' | 'who' | 'lead' | 'place', isRequired = false) => (
    <TextInput
      required={isRequired}
      label={t(name)}
      maxLength={300}
      value={plan[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
  const text = (name: 'market' | 'wanted' | 'counsel', label: string) => (
    <Textarea
      autosize
      minRows={2}
      label={label}
      maxLength={4_000}
      value={plan[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
  const isBlocked = kind === 'extortion' && restricted === null
  return (
    <Form
      title={dealing ? t('change.title', { no: dealing.no }) : t('add')}
      act={t('save')}
      isReady={plan.title.trim() !== '' && !isBlocked}
      isBusy={add.isTelling || change.isTelling}
      problem={add.problem ?? change.problem}
      onClose={onClose}
      onSave={() => {
        const { kind: _, ...rest } = plan
        return dealing
          ? change.tell({ incident: dealing.incident, no: dealing.no, ...rest })
          : add.tell({ incident, ...plan })
      }}
    >
      <div className={forms.fields}>
        <NativeSelect
          label={t('kind')}
          disabled={dealing !== null}
          value={kind}
          data={DealingKind.options.map((value) => ({ value, label: entry(`outside.kind.${value}`) }))}
          onChange={(event) => set({ kind: DealingKind.parse(event.currentTarget.value) })}
        />
        <TextInput
          type="date"
          label={t('planned')}
          value={plan.plannedOn ?? ''}
          onChange={(event) => set({ plannedOn: event.currentTarget.value || null })}
        />
      </div>
      {kind === 'extortion' && (
        <p className={forms.quiet}>
          {t('extortion.text')} {isBlocked && t('extortion.first')}
        </p>
      )}
      {line('title', true)}
      <div className={forms.fields}>
        {line('who')}
        {line('lead')}
        {line('place')}
        {kind === 'investigation' && (
          <NativeSelect
            label={t('basis')}
            value={plan.basis}
            data={Basis.options.map((value) => ({ value, label: t(`basis.${value}`) }))}
            onChange={(event) => set({ basis: Basis.parse(event.currentTarget.value) })}
          />
        )}
      </div>
      {kind === 'shareholders' && text('market', t('market'))}
      {(kind === 'investigation' || kind === 'extortion') && text('wanted', t(`wanted.${kind}`))}
      {(kind === 'investigation' || kind === 'extortion') && text('counsel', t('counsel'))}
    </Form>
  )
}
