import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { AlertFrame } from '#src/detect/alert/web/AlertFrame.tsx'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant, useNow } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { type Announcement, stateOfAnnouncement } from '../announcement.ts'
import { integrityApi } from '../api.ts'
import classes from './GoodState.module.css'
import { goodStateWords } from './words.ts'

/** Changes that were announced: what they turn green, who answers for them, until when. */
export function ChangesPage() {
  return (
    <AlertFrame place="changes">
      <Changes />
    </AlertFrame>
  )
}

function Changes() {
  const t = useWords(goodStateWords)
  const mayWrite = useMay('integrity:write')
  const [form, setForm] = useParam('form')
  const [leaving, leave] = useState<Announcement | null>(null)
  const withdraw = useTell(integrityApi.withdraw, { also: ['record'] })
  const asked = useAsk(integrityApi.windows, {})
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const all = asked.data.rows
  const add = mayWrite && (
    <Button variant="filled" onClick={() => setForm('add')}>
      {t('announce')}
    </Button>
  )
  return (
    <>
      {all.length === 0 ? (
        <EmptyPlace title={t('changes.empty.title')} act={add}>
          {t('changes.empty.text')}
        </EmptyPlace>
      ) : (
        <>
          <div className={classes.acts}>{add}</div>
          <ChangeTable all={all} onWithdraw={mayWrite ? leave : null} />
        </>
      )}
      {form === 'add' && mayWrite && <Announce onClose={() => setForm('')} />}
      <ConfirmWithReason
        isOpen={leaving !== null}
        onClose={() => leave(null)}
        title={t('withdraw.title', { name: leaving?.name ?? '' })}
        act={t('withdraw')}
        isBusy={withdraw.isTelling}
        problem={withdraw.problem}
        onConfirm={(reason) => void withdraw.tell({ id: leaving!.id, reason }).then((done) => done && leave(null))}
      >
        <p>{t('withdraw.text')}</p>
      </ConfirmWithReason>
    </>
  )
}

function ChangeTable({
  all,
  onWithdraw,
}: {
  all: readonly Announcement[]
  onWithdraw: ((one: Announcement) => void) | null
}) {
  const t = useWords(goodStateWords)
  const now = useNow()
  return (
    <OpenTable columns={(['name', 'state', 'time', 'what', 'owner'] as const).map((one) => t(`changes.${one}`))}>
      {all.map((one) => {
        const state = stateOfAnnouncement(one, now)
        return (
          <tr key={one.id}>
            <th scope="row">
              {one.name}
              <br />
              <span className={rows.quiet}>{one.reason}</span>
            </th>
            <td data-label={t('changes.state')}>
              {t(`changes.${state}`)}{' '}
              {onWithdraw && (state === 'coming' || state === 'open') && (
                <Button size="compact-sm" onClick={() => onWithdraw(one)}>
                  {t('withdraw')}
                </Button>
              )}
            </td>
            <td data-label={t('changes.time')}>
              <Instant at={one.from} />
              {' – '}
              <Instant at={one.to} />
            </td>
            <td data-label={t('changes.what')} className={classes.mono}>
              {one.hosts} {one.paths.join(' ')}
            </td>
            <td data-label={t('changes.owner')}>{one.owner}</td>
          </tr>
        )
      })}
    </OpenTable>
  )
}

const hourMs = 3_600_000
const firstHours = 2

function Announce({ onClose }: { onClose: () => void }) {
  const t = useWords(goodStateWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const { zone } = useZone()
  const save = useTell(integrityApi.announce, { also: ['record'] })
  const [given, set] = useState({ name: '', hosts: '*', paths: '', owner: '', reason: '' })
  const [when, setWhen] = useState<When | null>(() => {
    const from = Math.ceil(Date.now() / 60_000) * 60_000
    const at = (ms: number) => new Date(ms).toISOString()
    return { from: at(from), to: at(from + firstHours * hourMs), precision: 'range', zone }
  })
  const [isTried, setTried] = useState(false)
  const field = (name: keyof typeof given) => ({
    value: given[name],
    error:
      isTried && name !== 'owner' && given[name].trim() === '' ? t('announce.missing') : faultOf(save.problem, name),
    onChange: (event: { currentTarget: { value: string } }) => set({ ...given, [name]: event.currentTarget.value }),
    mt: 'sm' as const,
  })
  const send = async () => {
    setTried(true)
    const paths = given.paths
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean)
    if (!when || paths.length === 0 || given.name.trim() === '' || given.reason.trim() === '') return
    const done = await save.tell({ ...given, paths, from: when.from, to: when.to })
    if (!done) return
    notice(t('announce.done', { name: done.name }))
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('announce')} size={640} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextInput data-autofocus label={t('announce.name')} maxLength={60} {...field('name')} />
        <TextInput
          label={t('announce.hosts')}
          description={t('announce.hosts.hint')}
          maxLength={300}
          {...field('hosts')}
        />
        <Textarea
          label={t('announce.paths')}
          description={t('announce.paths.hint')}
          autosize
          minRows={2}
          maxRows={8}
          {...field('paths')}
        />
        <WhenInput label={t('announce.when')} value={when} onChange={setWhen} />
        <TextInput label={t('announce.owner')} maxLength={200} {...field('owner')} />
        <Textarea
          label={kit('reason')}
          description={kit('reason.hint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2_000}
          {...field('reason')}
        />
        <ProblemText problem={save.problem} />
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isTelling}>
            {t('announce')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
