import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { sweepApi } from '../api.ts'
import { readUnits } from '../read-lines.ts'
import { isHuntable, SweepKind } from '../sweep.ts'
import { sweepEntryWords } from '../words.ts'
import { sweepPageWords } from './words.ts'

/** One question to many units, with the hosts that each must look at. */
export function StartForm({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useWords(sweepPageWords)
  const entry = useWords(sweepEntryWords)
  const start = useTell(sweepApi.start)
  const [kind, setKind] = useState<SweepKind>('checklist')
  const [question, setQuestion] = useState('')
  const [detail, setDetail] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [text, setText] = useState('')
  const [days, setDays] = useState('30')
  const [hasBackups, setHasBackups] = useState(true)
  const huntDays = isHuntable(kind) ? Math.trunc(Number(days) || 0) : 0
  const { units, wrong } = readUnits(text)
  return (
    <Form
      title={t('start')}
      act={t('start.act', { count: units.length })}
      isReady={
        question.trim() !== '' && units.length > 0 && wrong.length === 0 && (huntDays === 0 || detail.trim() !== '')
      }
      isBusy={start.isTelling}
      problem={start.problem}
      onClose={onClose}
      onSave={() => start.tell({ incident, kind, question, detail, dueOn: dueOn || null, units, huntDays, hasBackups })}
    >
      <TextInput
        required
        label={t('question')}
        maxLength={4_000}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <div className={forms.fields}>
        <NativeSelect
          label={t('kind')}
          value={kind}
          data={SweepKind.options.map((value) => ({ value, label: entry(`sweep.kind.${value}`) }))}
          onChange={(event) => setKind(SweepKind.parse(event.currentTarget.value))}
        />
        <TextInput
          type="date"
          label={t('due.label')}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
        {isHuntable(kind) && (
          <TextInput
            type="number"
            min={0}
            max={3_650}
            label={t('days')}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
        )}
      </div>
      {kind === 'integrity' && <p className={forms.quiet}>{t('integrity.hint')}</p>}
      <Textarea
        autosize
        minRows={2}
        label={t('detail')}
        maxLength={4_000}
        value={detail}
        onChange={(event) => setDetail(event.currentTarget.value)}
      />
      <Textarea
        required
        autosize
        minRows={4}
        maxRows={16}
        label={t('units')}
        description={t('units.hint')}
        error={wrong.length > 0 ? t('lines.wrong', { lines: wrong.slice(0, 10).join(', ') }) : undefined}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox
        label={t('backups')}
        checked={hasBackups}
        onChange={(event) => setHasBackups(event.currentTarget.checked)}
      />
    </Form>
  )
}
