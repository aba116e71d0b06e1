import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { instantIn } from '#src/respond/publication/web/typed.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { noticeApi } from '../api.ts'
import type { NoticeRow } from '../notice.ts'
import classes from './Notices.module.css'
import { noticePageWords } from './words.ts'

/** All notices that wait, approved in one step: each of them named, and what stays behind said. */
export function ApproveMany({
  incident,
  rows,
  onClose,
}: {
  incident: string
  rows: readonly NoticeRow[]
  onClose: () => void
}) {
  const t = useWords(noticePageWords)
  const style = useStyle()
  const [at, setAt] = useState('')
  const [left, setLeft] = useState<readonly { number: string; reason: string }[] | null>(null)
  const approve = useTell(noticeApi.approveMany)
  const isMine = rows.some((row) => row.isMine)
  const send = async (reason: string) => {
    const done = await approve.tell({
      incident,
      notices: rows.map((row) => ({ notice: row.id, version: row.version })),
      ...(isMine ? { alone: reason } : {}),
      ...(at === '' ? {} : { notBefore: instantIn(at, style.zone) }),
    })
    if (!done) return
    const behind = done.outcomes
      .filter((one) => !one.isApproved)
      .map((one) => ({ number: rows.find((row) => row.id === one.notice)?.number ?? '', reason: one.reason }))
    if (behind.length === 0) onClose()
    else setLeft(behind)
  }
  return (
    <ConfirmWithReason
      isOpen
      needsReason={left === null && isMine}
      onClose={onClose}
      title={t('approve-many.title', { count: rows.length })}
      act={left === null ? t('approve') : t('approve-many.close')}
      isBusy={approve.isTelling}
      problem={approve.problem}
      onConfirm={(reason) => (left === null ? void send(reason) : onClose())}
    >
      {left !== null && (
        <div role="status">
          <p>{t('approve-many.left', { count: left.length })}</p>
          <ul className={classes.items}>
            {left.map((one) => (
              <li key={one.number}>
                <b>{one.number}</b> {one.reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      {left === null && (
        <>
          <p>{t('approve-many.text')}</p>
          {isMine && <p>{t('approve.alone')}</p>}
          <ul className={classes.chosen}>
            {rows.map((row) => (
              <li key={row.id}>
                <b>{row.to.name}</b> <span className={classes.quiet}>{row.subject}</span>
              </li>
            ))}
          </ul>
          <TextInput
            type="datetime-local"
            label={t('approve.at')}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
        </>
      )}
    </ConfirmWithReason>
  )
}
