import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatInstant, type When } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { logApi } from '../../api.ts'
import { dayWords } from '../day-words.ts'
import classes from './Days.module.css'

type Hold = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly createdAt: string
  readonly releasedAt: string | null
}

/** Spans of time from which nothing is deleted. */
export function Holds() {
  const t = useWords(dayWords)
  const style = useStyle()
  const [mayHold, mayRelease] = [useMay('log:write'), useMay('log:manage')]
  const asked = useAsk(logApi.holds, {})
  const [isOpen, setOpen] = useState(false)
  const [released, release] = useState<Hold | null>(null)
  if (asked.isPending) return <LoadingPlace rows={2} />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const read = (at: string) => formatInstant(at, { ...style, named: true })
  const spanOf = ({ from, to }: Hold) => t('hold.span', { from: read(from), to: read(to) })
  const holds = [...asked.data.holds].sort(
    (a, b) => Number(a.releasedAt !== null) - Number(b.releasedAt !== null) || (a.createdAt < b.createdAt ? 1 : -1),
  )
  return (
    <Sheet
      title={t('holds.title')}
      acts={mayHold && !isOpen && <Button onClick={() => setOpen(true)}>{t('hold.add')}</Button>}
    >
      <p className={classes.quiet}>{t('holds.text')}</p>
      {isOpen && <HoldForm onClose={() => setOpen(false)} />}
      {holds.length === 0 && !isOpen && <p>{t('holds.none')}</p>}
      <ul className={classes.holds}>
        {holds.map((hold) => (
          <li key={hold.id} data-released={hold.releasedAt !== null || undefined}>
            <div>
              <b>{spanOf(hold)}</b>
              <p>{hold.reason}</p>
              <p className={classes.quiet}>
                {t('hold.made', { at: read(hold.createdAt) })}
                {hold.releasedAt && ` · ${t('hold.released', { at: read(hold.releasedAt) })}`}
              </p>
            </div>
            {mayRelease && hold.releasedAt === null && (
              <Button size="compact-md" onClick={() => release(hold)}>
                {t('hold.release')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {released && <ReleaseDialog hold={released} span={spanOf(released)} onClose={() => release(null)} />}
    </Sheet>
  )
}

function HoldForm({ onClose }: { onClose: () => void }) {
  const t = useWords(dayWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const hold = useTell(logApi.hold)
  const [when, setWhen] = useState<When | null>(initial)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        setTried(true)
        if (!when || reason.trim() === '') return
        // A hold is at least of the minute that was named.
        const to = when.from === when.to ? new Date(Date.parse(when.to) + 60_000).toISOString() : when.to
        if (!(await hold.tell({ from: when.from, to, reason: reason.trim() }))) return
        notice(t('hold.done'))
        onClose()
      }}
    >
      <WhenInput label={t('hold.when')} value={initial} onChange={setWhen} />
      {isTried && !when && <p className={classes.bad}>{t('hold.when.missing')}</p>}
      <Textarea
        label={t('hold.reason')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
        value={reason}
        error={isTried && reason.trim() === '' ? t('hold.reason.missing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemText problem={hold.problem} />
      <Group>
        <Button type="submit" variant="filled" loading={hold.isTelling}>
          {t('hold.act')}
        </Button>
        <Button onClick={onClose}>{kit('cancel')}</Button>
      </Group>
    </form>
  )
}

/** Dates alone, to be changed. */
const dayMs = 86_400_000
const today = Math.floor(Date.now() / dayMs) * dayMs
const initial: When = {
  from: new Date(today - 7 * dayMs).toISOString(),
  to: new Date(today).toISOString(),
  precision: 'day',
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Tokyo',
}

function ReleaseDialog({ hold, span, onClose }: { hold: Hold; span: string; onClose: () => void }) {
  const t = useWords(dayWords)
  const kit = useWords(kitWords)
  const release = useTell(logApi.release)
  return (
    <Modal opened onClose={onClose} title={t('hold.release.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <p>
        <b>{span}</b> {hold.reason}
      </p>
      <p>{t('hold.release.text')}</p>
      <ProblemText problem={release.problem} />
      <Group justify="flex-end" mt="md">
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button
          variant="filled"
          loading={release.isTelling}
          onClick={async () => {
            if (await release.tell({ id: hold.id })) onClose()
          }}
        >
          {t('hold.release')}
        </Button>
      </Group>
    </Modal>
  )
}
