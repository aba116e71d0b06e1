import { Button, Checkbox, Group, Modal, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { fieldsOf } from '#src/web/kit/fields-of.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { type BackupRow, backupApi } from '../api.ts'
import { BackupFacts, Held } from '../backup.ts'
import classes from './Backups.module.css'
import { backupPageWords } from './words.ts'

const fresh: BackupFacts = {
  name: '',
  holds: ['data'],
  system: '',
  place: '',
  medium: '',
  isApart: false,
  owner: '',
  everyHours: 24,
  keptDays: 30,
  testDays: 365,
  note: '',
}
const needed = ['name', 'system', 'place', 'owner'] as const
const numbers = ['everyHours', 'keptDays', 'testDays'] as const

/** Enters a backup, or changes what the register says of one. */
export function BackupForm({ backup, onClose }: { backup?: BackupRow; onClose: () => void }) {
  const t = useWords(backupPageWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const add = useTell(backupApi.add, { also: ['record'] })
  const change = useTell(backupApi.change, { also: ['record'] })
  const [given, set] = useState<BackupFacts>(backup ? fieldsOf<BackupFacts>(BackupFacts, backup) : fresh)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const problem = add.problem ?? change.problem
  const isMissing = (text: string): boolean => isTried && text.trim() === ''
  const text = (name: (typeof needed)[number] | 'medium') => ({
    label: t(`field.${name}`),
    maxLength: 300,
    value: given[name],
    error: name !== 'medium' && isMissing(given[name]) ? t('field.missing') : faultOf(problem, name),
    onChange: (event: { currentTarget: { value: string } }) => set({ ...given, [name]: event.currentTarget.value }),
  })
  const save = async () => {
    setTried(true)
    if (needed.some((name) => given[name].trim() === '') || given.holds.length === 0) return
    if (backup && reason.trim() === '') return
    const done = backup ? await change.tell({ backup: backup.id, reason, facts: given }) : await add.tell(given)
    if (!done) return
    notice(backup ? t('edit.done') : t('add.done', { name: done.name }))
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(backup ? 'edit' : 'add')}
      size={720}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        noValidate
        className={classes.part}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className={classes.fields}>
          <TextInput data-autofocus {...text('name')} />
          <TextInput {...text('system')} />
        </div>
        <Checkbox.Group
          label={t('field.holds')}
          value={given.holds}
          error={isTried && given.holds.length === 0 ? t('field.missing') : undefined}
          onChange={(held) => set({ ...given, holds: Held.options.filter((one) => held.includes(one)) })}
        >
          <Group mt={6}>
            {Held.options.map((one) => (
              <Checkbox key={one} value={one} label={t(`held.${one}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <div className={classes.fields}>
          <TextInput {...text('place')} />
          <TextInput {...text('medium')} />
          <TextInput {...text('owner')} />
          {numbers.map((name) => (
            <NumberInput
              key={name}
              label={t(`field.${name}`)}
              min={1}
              max={36_500}
              allowDecimal={false}
              value={given[name]}
              error={faultOf(problem, name)}
              onChange={(value) => set({ ...given, [name]: Number(value) || 1 })}
            />
          ))}
        </div>
        <Checkbox
          label={t('field.isApart')}
          description={t('field.isApart.hint')}
          checked={given.isApart}
          onChange={(event) => set({ ...given, isApart: event.currentTarget.checked })}
        />
        <Textarea
          label={t('field.note')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2_000}
          value={given.note}
          onChange={(event) => set({ ...given, note: event.currentTarget.value })}
        />
        {backup && (
          <Textarea
            label={kit('reason')}
            description={kit('reason.hint')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2_000}
            value={reason}
            error={isMissing(reason) ? kit('reason.missing') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <ProblemText problem={problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={add.isTelling || change.isTelling}>
            {t(backup ? 'edit' : 'add')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
