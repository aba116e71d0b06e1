import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { clockApi, type RegimeView } from '../api.ts'
import type { ClockRow } from '../clock.ts'
import { clockPageWords } from './words.ts'

/** Says when the events of a regime happened; its deadlines run from there. */
export function StartForm({
  incident,
  regime,
  onClose,
}: {
  incident: string
  regime: RegimeView
  onClose: () => void
}) {
  const t = useWords(clockPageWords)
  const { lang } = useLang()
  const start = useTell(clockApi.start)
  const [event, setEvent] = useState(regime.events[0]!.id)
  const [when, setWhen] = useState<When | null>(null)
  const [label, setLabel] = useState('')
  const [reason, setReason] = useState('')
  const mayBeSeveral = regime.stages.some((one) => one.isSetByYou)
  return (
    <Form
      title={t('start.title', { regime: regime.name[lang] })}
      act={t('start')}
      isReady={when !== null}
      isBusy={start.isTelling}
      problem={start.problem}
      onClose={onClose}
      onSave={() => start.tell({ incident, regime: regime.id, label, reason, events: when ? { [event]: when } : {} })}
    >
      <p className={forms.quiet}>{t('start.text')}</p>
      <NativeSelect
        label={t('start.event')}
        value={event}
        data={regime.events.map((one) => ({ value: one.id, label: one.name[lang] }))}
        onChange={(change) => setEvent(change.currentTarget.value)}
      />
      <WhenInput value={when} onChange={setWhen} />
      {mayBeSeveral && (
        <TextInput
          label={t('start.label')}
          maxLength={200}
          value={label}
          onChange={(change) => setLabel(change.currentTarget.value)}
        />
      )}
      {regime.isStarted && (
        <TextInput
          label={t('start.reason')}
          maxLength={2_000}
          value={reason}
          onChange={(change) => setReason(change.currentTarget.value)}
        />
      )}
    </Form>
  )
}

/** Records that a report was sent, with what proves it. */
export function SentForm({ incident, clock, onClose }: { incident: string; clock: ClockRow; onClose: () => void }) {
  const t = useWords(clockPageWords)
  const { lang } = useLang()
  const send = useTell(clockApi.done)
  const [when, setWhen] = useState<When | null>(null)
  const [proof, setProof] = useState('')
  return (
    <Form
      title={t('sent.title', { stage: clock.name.stage[lang] })}
      act={t('act.sent')}
      isReady={when !== null && proof.trim() !== ''}
      isBusy={send.isTelling}
      problem={send.problem}
      onClose={onClose}
      onSave={() => send.tell({ incident, clock: clock.id, sent: when!, proof })}
    >
      <WhenInput value={when} onChange={setWhen} label={t('sent.when')} />
      <Textarea
        required
        autosize
        minRows={2}
        label={t('sent.proof')}
        description={t('sent.proof.hint')}
        maxLength={2_000}
        value={proof}
        onChange={(change) => setProof(change.currentTarget.value)}
      />
    </Form>
  )
}

/** Sets a deadline by hand: one that a contract names, or another reading of the rule, with the reason. */
export function DueForm({ incident, clock, onClose }: { incident: string; clock: ClockRow; onClose: () => void }) {
  const t = useWords(clockPageWords)
  const { lang } = useLang()
  const set = useTell(clockApi.override)
  const [when, setWhen] = useState<When | null>(null)
  const [reason, setReason] = useState('')
  return (
    <Form
      title={t('due.title', { stage: clock.name.stage[lang] })}
      act={t('due.save')}
      isReady={when !== null && reason.trim() !== ''}
      isBusy={set.isTelling}
      problem={set.problem}
      onClose={onClose}
      onSave={() => set.tell({ incident, clock: clock.id, dueAt: when!.from, reason })}
    >
      <WhenInput value={when} onChange={setWhen} label={t('due.when')} />
      <TextInput
        required
        label={t('reason')}
        maxLength={2_000}
        value={reason}
        onChange={(change) => setReason(change.currentTarget.value)}
      />
    </Form>
  )
}
