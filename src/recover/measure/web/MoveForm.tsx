import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { measureApi } from '../api.ts'
import type { Measure, MeasureState } from '../measure.ts'
import { measurePageWords } from './words.ts'

/** What each step asks for: a proof, a result, a reason, a new day. */
const asks: Readonly<Record<MeasureState, readonly ('proof' | 'result' | 'reason' | 'doneOn' | 'dueOn')[]>> = {
  proposed: [],
  chosen: ['dueOn'],
  dropped: ['reason'],
  done: ['doneOn', 'proof'],
  verified: ['result'],
  returned: ['reason', 'dueOn'],
}

export function MoveForm({
  incident,
  measure,
  to,
  onClose,
}: {
  incident: string
  measure: Measure
  to: MeasureState
  onClose: () => void
}) {
  const t = useWords(measurePageWords)
  const move = useTell(measureApi.move)
  const [text, setText] = useState('')
  const [day, setDay] = useState(to === 'chosen' ? (measure.dueOn ?? '') : '')
  const wanted = asks[to]
  const said = wanted.find((one) => one === 'proof' || one === 'result' || one === 'reason')
  const dated = wanted.find((one) => one === 'doneOn' || one === 'dueOn')
  return (
    <Form
      title={`${t(`act.${to}`)}: ${measure.title}`}
      act={t(`act.${to}`)}
      isReady={!said || text.trim() !== ''}
      isBusy={move.isTelling}
      problem={move.problem}
      onClose={onClose}
      onSave={() =>
        move.tell({
          incident,
          no: measure.no,
          state: to,
          ...(said ? { [said]: text } : {}),
          ...(dated ? { [dated]: day || null } : {}),
        })
      }
    >
      {dated && (
        <TextInput
          type="date"
          label={t(dated === 'doneOn' ? 'done.on' : 'due.on')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      )}
      {said && (
        <Textarea
          required
          autosize
          minRows={2}
          maxLength={4_000}
          label={t(`ask.${said}`)}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
    </Form>
  )
}
