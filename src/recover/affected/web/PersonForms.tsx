import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { numberIn } from '#src/recover/measure/web/number-in.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { type AffectedRow, Answer, ChannelByHand } from '../affected.ts'
import { affectedApi } from '../api.ts'
import { affectedEntryWords } from '../words.ts'
import { affectedPageWords } from './words.ts'

type Of = { incident: string; no: number | null; onClose: () => void }

/** Somebody was told by post, telephone, visit or meeting; without a number, everybody whom no mail reaches. */
export function TellForm({ incident, no, count, onClose }: Of & { count: number }) {
  const t = useWords(affectedPageWords)
  const entry = useWords(affectedEntryWords)
  const tell = useTell(affectedApi.told)
  const [channel, setChannel] = useState(ChannelByHand.options[0] as ReturnType<typeof ChannelByHand.parse>)
  const [note, setNote] = useState('')
  return (
    <Form
      title={no === null ? t('tell.all', { count }) : t('tell.title', { no })}
      act={t('save')}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onClose={onClose}
      onSave={() => tell.tell({ incident, ...(no === null ? {} : { nos: [no] }), channel, note })}
    >
      <div className={forms.fields}>
        <NativeSelect
          label={t('tell.by')}
          value={channel}
          data={ChannelByHand.options.map((value) => ({ value, label: entry(`affected.channel.${value}`) }))}
          onChange={(event) => setChannel(ChannelByHand.parse(event.currentTarget.value))}
        />
        <TextInput
          label={t('tell.note')}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
    </Form>
  )
}

export function AnswerForm({ incident, row, onClose }: { incident: string; row: AffectedRow; onClose: () => void }) {
  const t = useWords(affectedPageWords)
  const entry = useWords(affectedEntryWords)
  const save = useTell(affectedApi.answer)
  const [answer, setAnswer] = useState<Answer>(row.answer || 'question')
  const [note, setNote] = useState(row.answerNote)
  return (
    <Form
      title={t('answer.write')}
      act={t('save')}
      isBusy={save.isTelling}
      problem={save.problem}
      onClose={onClose}
      onSave={() => save.tell({ incident, no: row.no, answer, note })}
    >
      <NativeSelect
        label={t('answer')}
        value={answer}
        data={Answer.options.map((value) => ({ value, label: entry(`affected.answer.${value}`) }))}
        onChange={(event) => setAnswer(Answer.parse(event.currentTarget.value))}
      />
      <Textarea
        autosize
        minRows={2}
        label={t('answer.note')}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Form>
  )
}

/** A claim of one, or so much for each of all: a line of the ledger of damage. */
export function ClaimForm({ incident, no, onClose }: Of) {
  const t = useWords(affectedPageWords)
  const claim = useTell(affectedApi.claim)
  const [low, setLow] = useState('')
  const [high, setHigh] = useState('')
  const [basis, setBasis] = useState('')
  const from = numberIn(low)
  const to = numberIn(high)
  return (
    <Form
      title={no === null ? t('claim.all') : t('claim.title', { no })}
      act={t('claim.act')}
      isReady={from !== null}
      isBusy={claim.isTelling}
      problem={claim.problem}
      onClose={onClose}
      onSave={() =>
        claim.tell({
          incident,
          ...(no === null ? {} : { no }),
          low: from ?? 0,
          ...(to === null ? {} : { high: to }),
          basis,
        })
      }
    >
      <div className={forms.fields}>
        <TextInput
          required
          inputMode="decimal"
          label={t(no === null ? 'claim.each' : 'claim.low')}
          value={low}
          onChange={(event) => setLow(event.currentTarget.value)}
        />
        <TextInput
          inputMode="decimal"
          label={t('claim.high')}
          value={high}
          onChange={(event) => setHigh(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label={t('claim.basis')}
        maxLength={4_000}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
    </Form>
  )
}
