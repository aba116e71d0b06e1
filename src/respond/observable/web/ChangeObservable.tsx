import { Button, Checkbox, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { type ObservableRow, observableApi } from '../api.ts'
import { roles } from './AddObservables.tsx'
import { observableWords } from './words.ts'

/** Changes role or note of an observable, or takes it off with a reason; it can be put back. */
export function ChangeObservable({ row, onClose }: { row: ObservableRow; onClose: () => void }) {
  const t = useWords(observableWords)
  const kit = useWords(kitWords)
  const { incident } = useIncident()
  const change = useTell(observableApi.change)
  const [role, setRole] = useState(row.role)
  const [note, setNote] = useState(row.note)
  const [isRemoved, setRemoved] = useState(row.isRemoved)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const isTakenOff = isRemoved && !row.isRemoved
  const isWanting = isTakenOff && reason.trim() === ''
  const save = async () => {
    setTried(true)
    if (isWanting) return
    const input = {
      incident: incident.number,
      id: row.id,
      role: role === row.role ? undefined : role,
      note: note === row.note ? undefined : note,
      isRemoved: isRemoved === row.isRemoved ? undefined : isRemoved,
      reason,
    }
    if (await change.tell(input)) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('change.title', { value: row.defanged })}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <NativeSelect
            data-autofocus
            label={t('add.role')}
            value={role}
            data={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
            onChange={(event) => setRole(event.currentTarget.value as ObservableRow['role'])}
          />
          <TextInput
            label={t('change.note')}
            maxLength={2_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Checkbox
            label={t(row.isRemoved ? 'change.restore' : 'change.remove')}
            checked={isRemoved !== row.isRemoved}
            onChange={(event) => setRemoved(event.currentTarget.checked !== row.isRemoved)}
          />
          <TextInput
            label={isTakenOff ? t('change.reason') : kit('reason.optional')}
            description={kit('reason.hint')}
            maxLength={2_000}
            value={reason}
            error={isTried && isWanting ? t('change.reason.missing') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ProblemText problem={change.problem} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{kit('cancel')}</Button>
            <Button type="submit" variant="filled" loading={change.isTelling}>
              {t('change.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
