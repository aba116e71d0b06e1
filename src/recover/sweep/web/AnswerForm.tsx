import { NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { sweepApi } from '../api.ts'
import { readHosts } from '../read-lines.ts'
import { type HostAnswer, HostState, type UnitRow, UnitState } from '../sweep.ts'
import { sweepEntryWords } from '../words.ts'
import classes from './Sweep.module.css'
import { sweepPageWords } from './words.ts'

const mostRows = 200

/** What a unit answered. */
export function AnswerForm({
  incident,
  no,
  unit,
  known,
  onClose,
}: {
  incident: string
  no: number
  unit: UnitRow
  known: readonly HostAnswer[]
  onClose: () => void
}) {
  const t = useWords(sweepPageWords)
  const entry = useWords(sweepEntryWords)
  const answer = useTell(sweepApi.answer)
  const [state, setState] = useState<UnitState>(unit.standing === 'silent' ? 'asked' : unit.standing)
  const [note, setNote] = useState(unit.note)
  const [text, setText] = useState('')
  const { hosts: more, wrong } = readHosts(text)
  const [said, setSaid] = useState<Readonly<Record<string, HostState>>>({})
  const changed = known.filter((one) => said[one.host] && said[one.host] !== one.state)
  const hosts = [...changed.map((one) => ({ ...one, state: said[one.host]! })), ...more]
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
      {known.length > 0 && (
        <fieldset className={classes.hosts}>
          <legend>{t('hosts.list')}</legend>
          {known.slice(0, mostRows).map((one) => (
            <NativeSelect
              key={one.host}
              size="xs"
              label={one.kind === 'machine' ? one.host : `${one.host} (${entry(`sweep.host-kind.${one.kind}`)})`}
              value={said[one.host] ?? one.state}
              data={HostState.options.map((value) => ({ value, label: entry(`sweep.host-state.${value}`) }))}
              onChange={(event) => {
                const state = HostState.parse(event.currentTarget.value)
                setSaid((was) => ({ ...was, [one.host]: state }))
              }}
            />
          ))}
          {known.length > mostRows && <p>{t('hosts.more', { count: known.length - mostRows })}</p>}
        </fieldset>
      )}
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
