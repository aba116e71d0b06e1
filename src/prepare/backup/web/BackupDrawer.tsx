import { Button, Drawer, Group, Modal, NumberInput, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import type { When } from '#src/core/time.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Facts } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { backupApi } from '../api.ts'
import type { BackupRun } from '../backup.ts'
import { BackupForm } from './BackupForm.tsx'
import classes from './Backups.module.css'
import { StateWord } from './StateWord.tsx'
import { backupPageWords } from './words.ts'

type Shown = OutputOf<typeof backupApi.show>

/** One backup: what the register says, what was taken and tried, and what can be noted. */
export function BackupDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const kit = useWords(kitWords)
  const asked = useAsk(backupApi.show, { backup: id }, { retry: false })
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={asked.data?.name ?? ''}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      {asked.isPending && <LoadingPlace />}
      {asked.error && <ErrorPlace problem={asked.error} />}
      {asked.data && (
        <div className={rows.drawer}>
          <Acts backup={asked.data} onRetired={onClose} />
          <Register backup={asked.data} />
          <Runs runs={asked.data.runs} />
        </div>
      )}
    </Drawer>
  )
}

function Register({ backup: one }: { backup: Shown }) {
  const t = useWords(backupPageWords)
  return (
    <Facts
      rows={[
        [t('column.state'), <StateWord key="state" state={one.state} />],
        [t('field.system'), one.system],
        [t('field.holds'), one.holds.map((held) => t(`held.${held}`)).join(' · ')],
        [t('field.place'), one.place],
        [t('field.medium'), one.medium],
        [t('field.isApart'), t(one.isApart ? 'yes' : 'no')],
        [t('field.owner'), one.owner],
        [t('field.everyHours'), t('every-hours', { hours: one.everyHours })],
        [t('field.keptDays'), t('days', { days: one.keptDays })],
        [t('field.testDays'), t('days', { days: one.testDays })],
        [t('field.note'), one.note],
      ]}
    />
  )
}

function Runs({ runs }: { runs: readonly BackupRun[] }) {
  const t = useWords(backupPageWords)
  return (
    <section>
      <h2 className={rows.part}>{t('runs')}</h2>
      {runs.length === 0 && <p className={rows.quiet}>{t('runs.none')}</p>}
      <ul className={classes.runs}>
        {runs.map((one) => (
          <li key={one.id}>
            <Instant at={one.at} /> {t(`kind.${one.kind}`)} <b>{t(one.isGood ? 'good' : 'bad')}</b> {one.note}{' '}
            <span className={rows.quiet}>{one.notedBy}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Acts({ backup, onRetired }: { backup: Shown; onRetired: () => void }) {
  const t = useWords(backupPageWords)
  const mayWrite = useMay('backup:write')
  const retire = useTell(backupApi.retire, { also: ['record'] })
  const [doing, set] = useState<BackupRun['kind'] | 'edit' | 'retire' | null>(null)
  if (!mayWrite || backup.retiredAt !== null) return null
  const close = () => set(null)
  return (
    <div className={classes.acts}>
      <Button variant="filled" onClick={() => set('tested')}>
        {t('note.tested')}
      </Button>
      <Button onClick={() => set('taken')}>{t('note.taken')}</Button>
      <Button onClick={() => set('edit')}>{t('edit')}</Button>
      <Button onClick={() => set('retire')}>{t('retire')}</Button>
      {doing === 'edit' && <BackupForm backup={backup} onClose={close} />}
      {(doing === 'taken' || doing === 'tested') && <NoteForm backup={backup} kind={doing} onClose={close} />}
      <ConfirmWithReason
        isOpen={doing === 'retire'}
        onClose={close}
        title={t('retire')}
        act={t('retire')}
        isBusy={retire.isTelling}
        problem={retire.problem}
        onConfirm={(reason) => void retire.tell({ backup: backup.id, reason }).then((done) => done && onRetired())}
      >
        <p>{t('retire.text')}</p>
      </ConfirmWithReason>
    </div>
  )
}

function NoteForm({ backup, kind, onClose }: { backup: Shown; kind: BackupRun['kind']; onClose: () => void }) {
  const t = useWords(backupPageWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const save = useTell(backupApi.note, { also: ['record'] })
  const [when, setWhen] = useState<When | null>(null)
  const [outcome, setOutcome] = useState('good')
  const [minutes, setMinutes] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const send = async () => {
    const done = await save.tell({
      backup: backup.id,
      kind,
      isGood: outcome === 'good',
      note,
      ...(when ? { at: when.from } : {}),
      ...(minutes === null ? {} : { minutes }),
    })
    if (!done) return
    notice(t('note.done'))
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t(`note.${kind}`)} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        noValidate
        className={classes.part}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <SegmentedControl
          aria-label={t('note.outcome')}
          value={outcome}
          onChange={setOutcome}
          data={[
            { value: 'good', label: t('good') },
            { value: 'bad', label: t('bad') },
          ]}
        />
        <WhenInput value={when} onChange={setWhen} />
        <NumberInput
          label={t('note.minutes')}
          min={0}
          allowDecimal={false}
          value={minutes ?? ''}
          onChange={(value) => setMinutes(value === '' ? null : Number(value))}
        />
        <Textarea
          label={t('field.note')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemText problem={save.problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isTelling}>
            {t(`note.${kind}`)}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
