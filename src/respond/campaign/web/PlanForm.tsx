import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { zoneLabel } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { PhaseKind } from '../forecast.ts'
import classes from './Plan.module.css'
import { instantIn, textOf } from './plan-time.ts'
import { planWords } from './plan-words.ts'

/** A row of the form as it is typed; `id` keeps it apart from the others while they come and go. */
type Typed = { readonly id: number; readonly name: string; readonly from: string; readonly to: string }
let ids = 0
const channels = {
  letters: 'lettersPerHour',
  handed: 'handedPerHour',
  changes: 'changesPerHour',
  mails: 'mailsPerHour',
  faxes: 'faxesPerHour',
} as const

/** The whole plan at once; saving makes a version, and waves that have begun stay as they are. */
export function PlanForm({ view, onClose }: { view: CampaignView; onClose: () => void }) {
  const t = useWords(planWords)
  const { zone } = useZone()
  const save = useTell(campaignApi.plan)
  const at = (instant: string | null) => (instant === null ? '' : textOf(instant, zone))
  const typed = (name: string, from: string, to: string | null): Typed => ({
    id: ++ids,
    name,
    from: at(from),
    to: at(to),
  })
  const [phases, setPhases] = useState(() => view.plan.phases.map((one) => typed(one.kind, one.from, one.to)))
  const [kept, setKept] = useState(() => view.plan.kept.map((one) => typed(one.name, one.from, one.to)))
  const [waves, setWaves] = useState(() =>
    view.waves
      .filter((one) => one.state === 'planned')
      .map(({ name, groups, limit }) => ({ id: ++ids, name, groups: groups.join(', '), limit: limit ?? '' })),
  )
  const [capacity, setCapacity] = useState(view.plan.capacity)
  const [openHours, setOpenHours] = useState(view.plan.openHours)
  const [reason, setReason] = useState('')
  const timed = [...phases.map((one) => ({ ...one, isOpen: true })), ...kept.map((one) => ({ ...one, isOpen: false }))]
  const isWrong = timed.some(
    ({ from, to, isOpen }) =>
      instantIn(from, zone) === null ||
      (to === '' ? !isOpen : (instantIn(to, zone) ?? '') < (instantIn(from, zone) ?? '')),
  )
  const isNamed = [...kept, ...waves].every((one) => one.name.trim() !== '')
  const plan = () => ({
    phases: phases.map(({ name, from, to }) => ({
      kind: name as PhaseKind,
      from: instantIn(from, zone)!,
      to: to === '' ? null : instantIn(to, zone),
    })),
    kept: kept.map(({ name, from, to }) => ({ name, from: instantIn(from, zone)!, to: instantIn(to, zone)! })),
    capacity,
    openHours,
  })
  const planned = () =>
    waves.map(({ name, groups, limit }) => ({
      name,
      groups: groups
        .split(/[,、]/)
        .map((one) => one.trim())
        .filter(Boolean),
      limit: limit === '' ? null : Number(limit),
    }))
  const change = <R extends { id: number }>(rows: R[], id: number, is: Partial<R>) =>
    rows.map((row) => (row.id === id ? { ...row, ...is } : row))
  const fields =
    <R extends { id: number }>(rows: R[], set: (rows: R[]) => void) =>
    (row: R, name: keyof R) => ({
      value: String(row[name]),
      onChange: (event: { currentTarget: { value: string } }) =>
        set(change(rows, row.id, { [name]: event.currentTarget.value } as never)),
    })
  const phase = fields(phases, setPhases)
  const keep = fields(kept, setKept)
  const wave = fields(waves, setWaves)
  const remove = (name: string, onClick: () => void) => <Button onClick={onClick}>{t('form.remove', { name })}</Button>
  return (
    <Form
      title={t(view.planVersion === 0 ? 'make' : 'revise')}
      act={t('form.save')}
      isReady={!isWrong && isNamed}
      isBusy={save.isTelling}
      problem={save.problem}
      onClose={onClose}
      onSave={() =>
        save.tell({ incident: view.incident, campaign: view.number, plan: plan(), waves: planned(), reason })
      }
    >
      <p className={forms.quiet}>{t('form.text', { zone: zoneLabel(zone) })}</p>
      <Rows
        legend={t('form.phases')}
        add={t('form.add-phase')}
        onAdd={() => setPhases([...phases, { id: ++ids, name: 'own-change', from: '', to: '' }])}
      >
        {phases.map((row) => (
          <div key={row.id} className={classes.row}>
            <NativeSelect
              label={t('form.kind')}
              data={PhaseKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
              {...phase(row, 'name')}
            />
            <TextInput label={t('form.from')} placeholder="2026-07-01 9:00" {...phase(row, 'from')} />
            <TextInput label={t('form.to')} placeholder="2026-07-04 18:00" {...phase(row, 'to')} />
            {remove(t(`kind.${row.name as PhaseKind}`), () => setPhases(phases.filter((one) => one !== row)))}
          </div>
        ))}
      </Rows>
      <Rows
        legend={t('form.kept')}
        add={t('form.add-kept')}
        onAdd={() => setKept([...kept, { id: ++ids, name: '', from: '', to: '' }])}
      >
        {kept.map((row) => (
          <div key={row.id} className={classes.row}>
            <TextInput label={t('form.name')} maxLength={200} {...keep(row, 'name')} />
            <TextInput label={t('form.from')} placeholder="2026-07-01 9:00" {...keep(row, 'from')} />
            <TextInput label={t('form.to')} placeholder="2026-07-01 12:00" {...keep(row, 'to')} />
            {remove(row.name, () => setKept(kept.filter((one) => one !== row)))}
          </div>
        ))}
      </Rows>
      {isWrong && <p role="alert">{t('form.bad-time')}</p>}
      <Rows
        legend={t('form.waves')}
        add={t('form.add-wave')}
        onAdd={() => setWaves([...waves, { id: ++ids, name: '', groups: '', limit: '' }])}
      >
        {waves.map((row) => (
          <div key={row.id} className={classes.row}>
            <TextInput label={t('form.name')} maxLength={200} {...wave(row, 'name')} />
            <TextInput label={t('form.groups')} maxLength={1_000} {...wave(row, 'groups')} />
            <NumberInput
              label={t('form.limit')}
              min={1}
              allowDecimal={false}
              value={row.limit}
              onChange={(limit) => setWaves(change(waves, row.id, { limit } as never))}
            />
            {remove(row.name, () => setWaves(waves.filter((one) => one !== row)))}
          </div>
        ))}
      </Rows>
      <fieldset className={classes.set}>
        <legend>{t('form.capacity')}</legend>
        <div className={classes.row}>
          {(Object.keys(channels) as (keyof typeof channels)[]).map((name) => (
            <NumberInput
              key={name}
              label={t(`form.${name}`)}
              min={1}
              max={1_000_000}
              value={capacity[channels[name]]}
              onChange={(value) => setCapacity({ ...capacity, [channels[name]]: Number(value) || 1 })}
            />
          ))}
          <NumberInput
            label={t('form.open-hours')}
            min={1}
            max={24}
            value={openHours}
            onChange={(value) => setOpenHours(Number(value) || 1)}
          />
        </div>
      </fieldset>
      <Textarea
        autosize
        label={t('form.reason')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  )
}

function Rows({
  legend,
  add,
  onAdd,
  children,
}: {
  legend: string
  add: string
  onAdd: () => void
  children: ReactNode
}) {
  return (
    <fieldset className={classes.set}>
      <legend>{legend}</legend>
      {children}
      <Button onClick={onAdd}>{add}</Button>
    </fieldset>
  )
}
