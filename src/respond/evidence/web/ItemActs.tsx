import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { PersonSelect } from '#src/respond/incident/web/people/PersonSelect.tsx'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { hrefOf } from '#src/web/kit/client.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { type EvidenceDetail, evidenceApi } from '../api.ts'
import type { EvidenceState } from '../evidence.ts'
import { evidenceWords } from './words.ts'

type Ask = { readonly incident: string; readonly item: string }

/** Gives the item to a colleague, who confirms here, or to somebody outside, who signs on paper. */
export function HandOver({ detail, ask, onClose }: { detail: EvidenceDetail; ask: Ask; onClose: () => void }) {
  const t = useWords(evidenceWords)
  const notice = useNotice()
  const give = useTell(evidenceApi.handOver)
  const [isOutside, setOutside] = useState(false)
  const [toId, setToId] = useState('')
  const [toName, setToName] = useState('')
  const [fields, setFields] = useState({ purpose: '', condition: '', place: '' })
  const save = async () => {
    const done = await give.tell({ ...ask, ...fields, ...(isOutside ? { toName } : { toId }) })
    if (!done) return
    notice(t('hand-over.done', { to: done.to }))
    onClose()
  }
  return (
    <Form
      title={t('hand-over')}
      act={t('hand-over.act')}
      isBusy={give.isTelling}
      problem={give.problem}
      onClose={onClose}
      onSave={save}
    >
      <div className={forms.fields}>
        <NativeSelect
          label={t('hand-over.to')}
          value={isOutside ? 'outside' : 'colleague'}
          data={(['colleague', 'outside'] as const).map((one) => ({ value: one, label: t(`hand-over.${one}`) }))}
          onChange={(event) => setOutside(event.currentTarget.value === 'outside')}
        />
        {isOutside ? (
          <TextInput
            required
            label={t('hand-over.name')}
            maxLength={200}
            value={toName}
            onChange={(event) => setToName(event.currentTarget.value)}
          />
        ) : (
          <PersonSelect value={toId} onChange={setToId} without={detail.row.holderId ? [detail.row.holderId] : []} />
        )}
        {(['purpose', 'condition', 'place'] as const).map((name) => (
          <TextInput
            key={name}
            required={name === 'purpose'}
            label={t(`hand-over.${name}`)}
            maxLength={500}
            value={fields[name]}
            onChange={(event) => {
              const { value } = event.currentTarget
              setFields((was) => ({ ...was, [name]: value }))
            }}
          />
        ))}
      </div>
    </Form>
  )
}

/** The other side of a hand-over: received as described, or not. */
export function AnswerHandover({ detail, ask, onDone }: { detail: EvidenceDetail; ask: Ask; onDone: () => void }) {
  const t = useWords(evidenceWords)
  const answer = useTell(evidenceApi.answerHandover)
  const [note, setNote] = useState('')
  const handover = detail.handovers.find((one) => one.id === detail.can.answer)
  if (!handover) return null
  const say = async (isReceived: boolean) => {
    if (await answer.tell({ ...ask, handover: handover.id, isReceived, answer: note })) onDone()
  }
  return (
    <Sheet title={t('answer.title', { from: handover.from, to: handover.to })}>
      <div className={forms.form}>
        <p>{[handover.purpose, handover.condition].filter(Boolean).join(' · ')}</p>
        <Textarea
          autosize
          minRows={1}
          maxRows={4}
          maxLength={1_000}
          label={t('answer.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemText problem={answer.problem} />
        <div className={forms.acts}>
          <Button loading={answer.isTelling} onClick={() => void say(false)}>
            {t('answer.no')}
          </Button>
          <Button variant="filled" loading={answer.isTelling} onClick={() => void say(true)}>
            {t('answer.yes')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

/** Seals, opens, releases, returns or destroys, by a decision with a name and a reason. */
export function Decide({ detail, ask, onClose }: { detail: EvidenceDetail; ask: Ask; onClose: () => void }) {
  const t = useWords(evidenceWords)
  const decide = useTell(evidenceApi.decide)
  const [first = 'held'] = detail.can.become
  const [state, setState] = useState<EvidenceState>(first)
  const [fields, setFields] = useState({ decidedBy: '', reason: '', seal: '' })
  const set = (name: keyof typeof fields) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setFields((was) => ({ ...was, [name]: value }))
  }
  const save = async () => {
    if (await decide.tell({ ...ask, state, ...fields })) onClose()
  }
  return (
    <Form
      title={t('decide')}
      act={t(`become.${state}`)}
      isBusy={decide.isTelling}
      problem={decide.problem}
      onClose={onClose}
      onSave={save}
    >
      <div className={forms.fields}>
        <NativeSelect
          label={t('decide.to')}
          description={t(`state.${state}.means`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={state}
          data={detail.can.become.map((one) => ({ value: one, label: t(`state.${one}`) }))}
          onChange={(event) => setState(event.currentTarget.value as EvidenceState)}
        />
        {state === 'sealed' && (
          <TextInput required label={t('seal')} maxLength={100} value={fields.seal} onChange={set('seal')} />
        )}
        <TextInput
          required
          label={t('decide.by')}
          maxLength={200}
          value={fields.decidedBy}
          onChange={set('decidedBy')}
        />
      </div>
      <Textarea
        required
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2_000}
        label={t('decide.reason')}
        value={fields.reason}
        onChange={set('reason')}
      />
    </Form>
  )
}

export function AddCopy({ ask, onClose }: { ask: Ask; onClose: () => void }) {
  const t = useWords(evidenceWords)
  const add = useTell(evidenceApi.addCopy)
  const [purpose, setPurpose] = useState<'analysis' | 'evidence'>('evidence')
  const [fields, setFields] = useState({ medium: '', place: '', sha256: '' })
  const save = async () => {
    const { sha256, ...given } = fields
    if (await add.tell({ ...ask, ...given, purpose, ...(sha256.trim() ? { sha256 } : {}) })) onClose()
  }
  return (
    <Form
      title={t('copy.add')}
      act={t('save')}
      isBusy={add.isTelling}
      problem={add.problem}
      onClose={onClose}
      onSave={save}
    >
      <div className={forms.fields}>
        <NativeSelect
          label={t('copy.purpose')}
          value={purpose}
          data={(['evidence', 'analysis'] as const).map((one) => ({ value: one, label: t(`purpose.${one}`) }))}
          onChange={(event) => setPurpose(event.currentTarget.value as 'analysis')}
        />
        {(['medium', 'place', 'sha256'] as const).map((name) => (
          <TextInput
            key={name}
            required={name !== 'sha256'}
            label={t(name === 'sha256' ? 'copy.hash' : `copy.${name}`)}
            maxLength={300}
            value={fields[name]}
            onChange={(event) => {
              const { value } = event.currentTarget
              setFields((was) => ({ ...was, [name]: value }))
            }}
          />
        ))}
      </div>
    </Form>
  )
}

/** The file leaves the desk with a reason; malware in an archive with a password. */
export function TakeOut({
  isOpen,
  isMalware,
  ask,
  onClose,
}: {
  isOpen: boolean
  isMalware: boolean
  ask: Ask
  onClose: () => void
}) {
  const t = useWords(evidenceWords)
  return (
    <ConfirmWithReason
      isOpen={isOpen}
      onClose={onClose}
      title={t('download')}
      act={t('download')}
      onConfirm={(reason) => {
        window.location.assign(hrefOf(evidenceApi.download, { ...ask, reason }))
        onClose()
      }}
    >
      <p>{t('download.text')}</p>
      {isMalware && <p>{t('download.malware')}</p>}
    </ConfirmWithReason>
  )
}
