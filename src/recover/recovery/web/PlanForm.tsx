import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { peopleApi } from '#src/prepare/people/api.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { recoveryApi } from '../api.ts'
import { Level, type RecoveryView } from '../recovery.ts'
import { recoveryEntryWords } from '../words.ts'
import { recoveryPageWords } from './words.ts'

/** Begins a recovery, or changes its plan: who leads, to which level, by when, at which priority, watched until. */
export function PlanForm({ shown, onClose }: { shown: RecoveryView; onClose: () => void }) {
  const t = useWords(recoveryPageWords)
  const entry = useWords(recoveryEntryWords)
  const people = useAsk(peopleApi.people, {}, { staleTime: 300_000 })
  const save = useTell(shown.isBegun ? recoveryApi.change : recoveryApi.begin)
  const [lead, setLead] = useState(shown.lead?.id ?? '')
  const [level, setLevel] = useState<Level>(shown.level)
  const [dueOn, setDueOn] = useState(shown.dueOn ?? '')
  const [priority, setPriority] = useState(shown.priority)
  const [watchUntil, setWatchUntil] = useState(shown.watchUntil ?? '')
  const rows = (people.data?.rows ?? []).filter((one) => one.isActive)
  return (
    <Form
      title={t(shown.isBegun ? 'plan.change' : 'begin')}
      act={t(shown.isBegun ? 'save' : 'begin')}
      isBusy={save.isTelling}
      problem={save.problem}
      onClose={onClose}
      onSave={() =>
        save.tell({
          incident: shown.incident.number,
          lead: lead || null,
          level,
          dueOn: dueOn || null,
          priority,
          watchUntil: watchUntil || null,
        })
      }
    >
      <div className={forms.fields}>
        <NativeSelect
          label={t('lead')}
          value={lead}
          data={[
            { value: '', label: t('lead.none') },
            ...rows.map((one) => ({ value: one.id, label: one.unit ? `${one.name} (${one.unit})` : one.name })),
          ]}
          onChange={(event) => setLead(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('level')}
          description={t(`level.means.${level}`)}
          value={level}
          data={Level.options.map((one) => ({ value: one, label: entry(`recovery.level.${one}`) }))}
          onChange={(event) => setLevel(Level.parse(event.currentTarget.value))}
        />
        <TextInput
          type="date"
          label={t('due')}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('watch')}
          value={watchUntil}
          onChange={(event) => setWatchUntil(event.currentTarget.value)}
        />
      </div>
      <Textarea
        autosize
        minRows={1}
        maxLength={1_000}
        label={t('priority')}
        description={t('priority.hint')}
        value={priority}
        onChange={(event) => setPriority(event.currentTarget.value)}
      />
    </Form>
  )
}
