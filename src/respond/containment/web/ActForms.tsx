import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { Deciders } from '#src/respond/decision/web/Deciders.tsx'
import { planApi } from '#src/respond/plan/api.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { containmentApi } from '../api.ts'
import { byPerson, type ContainmentRow, EffectKind } from '../containment.ts'
import { Said } from '../state.ts'
import { containmentPageWords } from './words.ts'

type Of = { readonly incident: string; readonly row: ContainmentRow; readonly onClose: () => void }

export function ApproveForm({ incident, row, onClose }: Of) {
  const t = useWords(containmentPageWords)
  const tell = useTell(containmentApi.approve)
  const [isEmergency, setEmergency] = useState(false)
  const [note, setNote] = useState('')
  const frame = { isBusy: tell.isTelling, problem: tell.problem, onClose }
  return (
    <Form
      {...frame}
      title={t('approve.title', { number: row.number })}
      act={t('act.approve')}
      isReady={!isEmergency || note.trim() !== ''}
      onSave={() => tell.tell({ incident, containment: row.id, isEmergency, note })}
    >
      <p>{t('approve.text')}</p>
      <Checkbox
        label={t('approve.emergency')}
        checked={isEmergency}
        onChange={(event) => setEmergency(event.currentTarget.checked)}
      />
      <TextInput
        label={t('approve.note')}
        required={isEmergency}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Form>
  )
}

export function AskDecisionForm({ incident, row, onClose }: Of) {
  const t = useWords(containmentPageWords)
  const tell = useTell(containmentApi.askDecision, { also: ['desk'] })
  const [deciders, setDeciders] = useState<readonly string[]>([])
  const frame = { isBusy: tell.isTelling, problem: tell.problem, onClose }
  return (
    <Form
      {...frame}
      title={`${t('act.ask')} (${row.number})`}
      act={t('act.ask')}
      isReady={deciders.length > 0}
      onSave={() => tell.tell({ incident, containment: row.id, deciders: [...deciders] })}
    >
      <Deciders value={deciders} onChange={setDeciders} />
    </Form>
  )
}

export function ConfirmForm({ incident, row, onClose }: Of) {
  const t = useWords(containmentPageWords)
  const tell = useTell(containmentApi.confirm)
  const [said, setSaid] = useState<Said>(
    row.state === 'lifting' ? 'lifted' : row.state === 'active' ? 'checked' : 'done',
  )
  const [note, setNote] = useState('')
  const [by, setBy] = useState('')
  const [isElsewhen, setElsewhen] = useState(false)
  const [when, setWhen] = useState<When | null>(null)
  const frame = { isBusy: tell.isTelling, problem: tell.problem, onClose }
  const time = isElsewhen && when !== null ? { when } : {}
  return (
    <Form
      {...frame}
      title={t('confirm.title', { number: row.number })}
      act={t('confirm.save')}
      isReady={note.trim() !== '' && (!isElsewhen || when !== null)}
      onSave={() => tell.tell({ incident, containment: row.id, said, note, by, ...time })}
    >
      <NativeSelect
        label={t('confirm.said')}
        value={said}
        data={Said.options.map((value) => ({ value, label: t(`said.${value}`) }))}
        onChange={(event) => setSaid(Said.parse(event.currentTarget.value))}
      />
      <Textarea
        required
        autosize
        minRows={2}
        label={t('confirm.note')}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        label={t('confirm.by')}
        maxLength={200}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <Checkbox
        label={t('confirm.when')}
        checked={isElsewhen}
        onChange={(event) => setElsewhen(event.currentTarget.checked)}
      />
      {isElsewhen && <WhenInput value={when} onChange={setWhen} />}
    </Form>
  )
}

export function KeepForm({ incident, row, onClose }: Of) {
  const t = useWords(containmentPageWords)
  const tell = useTell(containmentApi.keep)
  const [owner, setOwner] = useState('')
  const [reason, setReason] = useState('')
  const frame = { isBusy: tell.isTelling, problem: tell.problem, onClose }
  return (
    <Form
      {...frame}
      title={t('keep.title', { number: row.number })}
      act={t('act.keep')}
      isReady={owner.trim() !== '' && reason.trim() !== ''}
      onSave={() => tell.tell({ incident, containment: row.id, owner, reason })}
    >
      <TextInput
        required
        label={t('keep.owner')}
        maxLength={200}
        value={owner}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
      <TextInput
        required
        label={t('keep.reason')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  )
}

export function EffectForm({ incident, row, onClose }: Of) {
  const t = useWords(containmentPageWords)
  const tell = useTell(containmentApi.effect)
  const add = useTell(planApi.add)
  const [project, setProject] = useState('')
  const [kind, setKind] = useState<'side-effect' | 'complaint'>('complaint')
  const [text, setText] = useState('')
  const [count, setCount] = useState(1)
  const frame = { isBusy: tell.isTelling || add.isTelling, problem: tell.problem ?? add.problem, onClose }
  /** What eases it is a task of the plan, followed until it is in service (S0-30). */
  const save = async () => {
    const done = await tell.tell({ incident, containment: row.id, kind, text, count })
    if (!done || project.trim() === '') return done
    const detail = t('effect.project.detail', { number: row.number, text })
    return await add.tell({ incident, title: project.trim(), detail, purpose: { kind: 'complaint', complaint: text } })
  }
  return (
    <Form
      {...frame}
      title={t('effect.title', { number: row.number })}
      act={t('effect.save')}
      isReady={text.trim() !== ''}
      onSave={save}
    >
      <NativeSelect
        label={t('effect.kind')}
        value={kind}
        data={EffectKind.options.map((value) => ({ value, label: t(`effect.kind.${value}`) }))}
        onChange={(event) => setKind(EffectKind.parse(event.currentTarget.value))}
      />
      <TextInput
        required
        label={t('effect.text')}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {kind === 'complaint' && (
        <NumberInput
          label={t('effect.count')}
          min={1}
          max={1_000_000}
          value={count}
          onChange={(value) => setCount(Number(value) || 1)}
        />
      )}
      <TextInput
        label={t('effect.project')}
        description={t('effect.project.hint')}
        maxLength={500}
        value={project}
        onChange={(event) => setProject(event.currentTarget.value)}
      />
    </Form>
  )
}

export function ExtendForm({ incident, row, onClose }: Of) {
  const t = useWords(containmentPageWords)
  const tell = useTell(containmentApi.extend)
  const [lift, setLift] = useState<When | null>(null)
  const [isByDesk, setByDesk] = useState(row.isLiftedByDesk)
  const [reason, setReason] = useState('')
  const frame = { isBusy: tell.isTelling, problem: tell.problem, onClose }
  return (
    <Form
      {...frame}
      title={t('extend.title', { number: row.number })}
      act={t('extend.save')}
      isReady={lift !== null && reason.trim() !== ''}
      onSave={() =>
        tell.tell({ incident, containment: row.id, lift: lift?.from ?? null, isLiftedByDesk: isByDesk, reason })
      }
    >
      <WhenInput value={lift} onChange={setLift} label={t('propose.lift')} />
      {row.connector !== byPerson && (
        <Checkbox
          label={t('propose.by-desk')}
          checked={isByDesk}
          onChange={(event) => setByDesk(event.currentTarget.checked)}
        />
      )}
      <TextInput
        required
        label={t('extend.reason')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  )
}
