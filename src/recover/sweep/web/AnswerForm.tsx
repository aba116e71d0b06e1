import { NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { sweepApi } from '../api.ts'
import { readHosts, type UnitRow, UnitState } from '../sweep.ts'
import { sweepEntryWords } from '../words.ts'
import { sweepPageWords } from './words.ts'

/** What a unit answered. */
export function AnswerForm({
  incident,
  no,
  unit,
  onClose,
}: {
  incident: string
  no: number
  unit: UnitRow
  onClose: () => void
}) {
  const t = useWords(sweepPageWords)
  const entry = useWords(sweepEntryWords)
  const answer = useTell(sweepApi.answer)
  const [state, setState] = useState<UnitState>(unit.standing === 'silent' ? 'asked' : unit.standing)
  const [note, setNote] = useState(unit.note)
  const [text, setText] = useState('')
  const { hosts, wrong } = readHosts(text)
  return (
    <Form
      title={t('answer', { unit: unit.unit })}
      act={t('save')}
      isReady={wrong.length === 0}
      isBusy={answer.isTelling}
      problem={answer.problem}
      onClose={onClose}
      onSave={() => answer.tell({ incident, no, unit: unit.id, state, note, hosts })}
    >
      <NativeSelect
        label={t('state')}
        value={state}
        data={UnitState.options.map((value) => ({ value, label: entry(`sweep.state.${value}`) }))}
        onChange={(event) => setState(UnitState.parse(event.currentTarget.value))}
      />
      <Textarea
        autosize
        minRows={1}
        label={t('note')}
        maxLength={4_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={2}
        maxRows={12}
        label={t('hosts.label')}
        description={t('hosts.hint')}
        error={wrong.length > 0 ? t('lines.wrong', { lines: wrong.slice(0, 10).join(', ') }) : undefined}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Form>
  )
}
