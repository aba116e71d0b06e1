import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { Day } from '#src/web/kit/Times.tsx'
import { recoveryApi } from '../api.ts'
import { ItemState, type ItemView } from '../recovery.ts'
import { recoveryEntryWords } from '../words.ts'
import classes from './Recovery.module.css'
import { recoveryPageWords } from './words.ts'

/** One item: what is asked, where it stands; opened, its answer is written in place. */
export function ItemRow({ item, incident, canWrite }: { item: ItemView; incident: string; canWrite: boolean }) {
  const t = useWords(recoveryPageWords)
  const entry = useWords(recoveryEntryWords)
  const { lang } = useLang()
  const [isOpen, setOpen] = useState(false)
  const what = (
    <>
      <span className={classes.state} data-state={item.isShown ? item.state : 'restricted'}>
        {item.isShown ? entry(`recovery.state.${item.state}`) : t('restricted')}
      </span>
      <span>{item.text[lang]}</span>
    </>
  )
  if (!item.isShown)
    return (
      <li className={classes.item}>
        <div className={classes.ask}>{what}</div>
        <p className={forms.quiet}>{t('restricted.means')}</p>
      </li>
    )
  return (
    <li className={classes.item}>
      {canWrite ? (
        <button type="button" className={classes.ask} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {what}
        </button>
      ) : (
        <div className={classes.ask}>{what}</div>
      )}
      {isOpen ? <ItemForm item={item} incident={incident} onClose={() => setOpen(false)} /> : <ItemText item={item} />}
    </li>
  )
}

function ItemText({ item }: { item: ItemView }) {
  const t = useWords(recoveryPageWords)
  if (item.changedAt === null) return null
  return (
    <div className={classes.said}>
      {item.answer && <p>{item.answer}</p>}
      {item.reason && <p>{t('item.because', { reason: item.reason })}</p>}
      {item.proof && <p className={forms.quiet}>{t('item.proved', { proof: item.proof })}</p>}
      {(item.who || item.dueOn) && (
        <p className={item.isOverdue ? classes.late : forms.quiet}>
          {item.who} {item.dueOn && <Day at={`${item.dueOn}T12:00:00Z`} />} {item.isOverdue && t('overdue')}
        </p>
      )}
    </div>
  )
}

function ItemForm({ item, incident, onClose }: { item: ItemView; incident: string; onClose: () => void }) {
  const t = useWords(recoveryPageWords)
  const entry = useWords(recoveryEntryWords)
  const save = useTell(recoveryApi.answer)
  const [state, setState] = useState(item.state)
  const [who, setWho] = useState(item.who)
  const [dueOn, setDueOn] = useState(item.dueOn ?? '')
  const [answer, setAnswer] = useState(item.answer)
  const [proof, setProof] = useState(item.proof)
  const [reason, setReason] = useState(item.reason)
  return (
    <Form
      act={t('save')}
      isReady={
        state === 'done' ? answer.trim() + proof.trim() !== '' : state !== 'not-applicable' || reason.trim() !== ''
      }
      isBusy={save.isTelling}
      problem={save.problem}
      onClose={onClose}
      onSave={() =>
        save.tell({
          incident,
          item: item.id,
          state,
          who,
          dueOn: dueOn || null,
          answer,
          proof,
          reason: state === 'not-applicable' ? reason : '',
        })
      }
    >
      <div className={forms.fields}>
        <NativeSelect
          label={t('item.state')}
          value={state}
          data={ItemState.options.map((value) => ({ value, label: entry(`recovery.state.${value}`) }))}
          onChange={(event) => setState(ItemState.parse(event.currentTarget.value))}
        />
        <TextInput
          label={t('item.who')}
          maxLength={200}
          value={who}
          onChange={(event) => setWho(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('item.due')}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
      </div>
      {state === 'not-applicable' && (
        <TextInput
          required
          label={t('item.reason')}
          maxLength={4_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Textarea
        autosize
        minRows={2}
        label={t('item.answer')}
        maxLength={4_000}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <TextInput
        label={t('item.proof')}
        description={t('item.proof.hint')}
        maxLength={4_000}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
    </Form>
  )
}
