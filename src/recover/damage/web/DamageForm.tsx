import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { numberIn } from '#src/recover/measure/web/number-in.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { damageApi } from '../api.ts'
import { countedUnits, DamageConfidence, DamageKind, sideOf } from '../damage.ts'
import { damageEntryWords } from '../words.ts'
import { damagePageWords } from './words.ts'

const commonUnits = ['JPY', 'USD', 'EUR', ...countedUnits] as const
const isHourly = (kind: DamageKind): boolean => kind === 'lost-business' || kind === 'response'

/** A line of the ledger: an amount or a range, or hours times what one is worth. */
export function DamageForm({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useWords(damagePageWords)
  const entry = useWords(damageEntryWords)
  const add = useTell(damageApi.add)
  const [kind, setKind] = useState<DamageKind>('lost-business')
  const [what, setWhat] = useState('')
  const [low, setLow] = useState('')
  const [high, setHigh] = useState('')
  const [hours, setHours] = useState('')
  const [perHour, setPerHour] = useState('')
  const [unit, setUnit] = useState('JPY')
  const [confidence, setConfidence] = useState<DamageConfidenceName>('likely')
  const [isRelief, setRelief] = useState(false)
  const [basis, setBasis] = useState('')
  const [party, setParty] = useState('')
  const [borneBy, setBorneBy] = useState('')
  const hourly = isHourly(kind) ? { hours: numberIn(hours), perHour: numberIn(perHour) } : null
  const given = (text: string) => numberIn(text) ?? undefined
  return (
    <Form
      title={t('add')}
      act={t('add')}
      isReady={what.trim() !== ''}
      isBusy={add.isTelling}
      problem={add.problem}
      onClose={onClose}
      onSave={() =>
        add.tell({
          incident,
          kind,
          what,
          low: given(low),
          high: given(high),
          hourly:
            hourly && hourly.hours !== null && hourly.perHour !== null
              ? { hours: hourly.hours, perHour: hourly.perHour }
              : null,
          unit,
          isRelief,
          confidence,
          basis,
          party,
          borneBy,
        })
      }
    >
      <TextInput
        required
        label={t('what')}
        maxLength={300}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <div className={forms.fields}>
        <NativeSelect
          label={t('kind')}
          value={kind}
          data={DamageKind.options.map((value) => ({
            value,
            label: `${entry(`damage.side.${sideOf(value)}`)}: ${entry(`damage.kind.${value}`)}`,
          }))}
          onChange={(event) => setKind(DamageKind.parse(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('unit')}
          value={unit}
          data={commonUnits.map((value) => ({
            value,
            label: (countedUnits as readonly string[]).includes(value) ? t(`unit.name.${value as 'people'}`) : value,
          }))}
          onChange={(event) => setUnit(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('confidence')}
          value={confidence}
          data={DamageConfidence.options.map((value) => ({ value, label: entry(`damage.confidence.${value}`) }))}
          onChange={(event) => setConfidence(DamageConfidence.parse(event.currentTarget.value))}
        />
        {isHourly(kind) && (
          <>
            <TextInput
              inputMode="decimal"
              label={t(kind === 'lost-business' ? 'hours.lost' : 'hours')}
              value={hours}
              onChange={(event) => setHours(event.currentTarget.value)}
            />
            <TextInput
              inputMode="decimal"
              label={t(kind === 'lost-business' ? 'per-hour.lost' : 'per-hour')}
              value={perHour}
              onChange={(event) => setPerHour(event.currentTarget.value)}
            />
          </>
        )}
        <TextInput
          inputMode="decimal"
          label={t('low')}
          value={low}
          onChange={(event) => setLow(event.currentTarget.value)}
        />
        <TextInput
          inputMode="decimal"
          label={t('high')}
          description={isHourly(kind) ? t('high.hint') : undefined}
          value={high}
          onChange={(event) => setHigh(event.currentTarget.value)}
        />
        <TextInput
          label={t('party.label')}
          maxLength={300}
          value={party}
          onChange={(event) => setParty(event.currentTarget.value)}
        />
        <TextInput
          label={t('borne.label')}
          maxLength={300}
          value={borneBy}
          onChange={(event) => setBorneBy(event.currentTarget.value)}
        />
      </div>
      <Textarea
        autosize
        minRows={1}
        label={t('basis')}
        maxLength={4_000}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
      <Checkbox
        label={t('relief.label')}
        checked={isRelief}
        onChange={(event) => setRelief(event.currentTarget.checked)}
      />
    </Form>
  )
}
type DamageConfidenceName = (typeof DamageConfidence.options)[number]
