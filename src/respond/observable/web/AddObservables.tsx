import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { type ObservableRow, observableApi } from '../api.ts'
import classes from './ObservablesTab.module.css'
import { observableWords } from './words.ts'

export const roles = ['source', 'target', 'reporter', 'other'] as const

/** Picks every observable out of a pasted text. */
export function AddObservables({ onClose }: { onClose: () => void }) {
  const t = useWords(observableWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const { incident } = useIncident()
  const add = useTell(observableApi.add)
  const [text, setText] = useState('')
  const [role, setRole] = useState<ObservableRow['role']>('source')
  const [note, setNote] = useState('')
  const save = async () => {
    const done = await add.tell({ incident: incident.number, text, role, note })
    if (!done) return
    notice(t('add.done', { added: done.added, known: done.known }))
    onClose()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{t('add')}</h2>
      <Textarea
        required
        autoFocus
        autosize
        minRows={4}
        maxRows={14}
        label={t('add.text')}
        description={t('add.text.hint')}
        maxLength={100_000}
        value={text}
        error={faultOf(add.problem, 'text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.fields}>
        <NativeSelect
          label={t('add.role')}
          value={role}
          data={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
          onChange={(event) => setRole(event.currentTarget.value as ObservableRow['role'])}
        />
        <TextInput
          label={t('add.note')}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <ProblemText problem={add.problem} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" loading={add.isTelling}>
          {t('add.act')}
        </Button>
      </Group>
    </form>
  )
}
