import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { instantIn } from '#src/respond/publication/web/typed.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { Differences } from '#src/web/kit/Differences.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { noticeApi } from '../api.ts'
import type { NoticeDetail } from '../notice.ts'
import { noticeWords } from '../words.ts'
import { Handing } from './Handing.tsx'
import classes from './Notices.module.css'
import { PreviewBox } from './PreviewBox.tsx'
import { noticePageWords } from './words.ts'

type Can = { readonly write: boolean; readonly approve: boolean }
type Acting = 'approve' | 'return' | 'withdraw' | null

/** One notice, read by whoever approves it or sends it back. */
export function NoticeView({
  incident,
  id,
  can,
  onClose,
}: {
  incident: string
  id: string
  can: Can
  onClose: () => void
}) {
  const t = useWords(noticePageWords)
  const said = useWords(noticeWords)
  const kit = useWords(kitWords)
  const style = useStyle()
  const [acting, act] = useState<Acting>(null)
  const [at, setAt] = useState('')
  const [byHand, setByHand] = useState<boolean | null>(null)
  const found = useAsk(noticeApi.show, { incident, notice: id })
  const approve = useTell(noticeApi.approve, { onDone: onClose })
  const back = useTell(noticeApi.giveBack, { onDone: onClose })
  const row = found.data?.row
  const isByHand = byHand ?? row?.hasMailbox === false
  const isUnfit = !isByHand && (found.data?.composed.seal?.isUnfit ?? false)
  const isHanded = row?.state === 'by-hand' || row?.state === 'delivered' || row?.hasMailbox === false
  const isOpen = row?.state === 'review' || row?.state === 'returned'
  const problem = acting === 'approve' ? approve.problem : back.problem
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={row ? `${row.number} ${row.to.name}` : ''}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      {found.isPending && <LoadingPlace />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {row && found.data && (
        <div className={classes.page}>
          <p className={classes.quiet}>
            {[
              said(`state.${row.state}`),
              t('by', { name: row.madeBy }),
              ...(row.approvedBy ? [t('by.approved', { name: row.approvedBy })] : []),
              t('version', { version: row.version }),
              ...(row.notBefore ? [t('not-before', { at: formatInstant(row.notBefore, style) })] : []),
            ].join(' · ')}
          </p>
          {row.remark && <p>{t('remark', { text: row.remark })}</p>}
          {row.alone && <p>{t('alone', { text: row.alone })}</p>}
          <PreviewBox shown={isHanded ? { ...found.data.composed, seal: null } : found.data.composed} />
          <Versions versions={found.data.versions} />
          <Handing incident={incident} found={found.data} mayWrite={can.write} />
          {isOpen && (
            <div className={classes.acts}>
              {can.write && <Button onClick={() => act('withdraw')}>{t('withdraw')}</Button>}
              {can.write && row.state === 'review' && <Button onClick={() => act('return')}>{t('return')}</Button>}
              {can.approve && row.state === 'review' && (
                <Button variant="filled" onClick={() => act('approve')}>
                  {t('approve')}
                </Button>
              )}
            </div>
          )}
          {acting && (
            <ConfirmWithReason
              isOpen
              needsReason={acting !== 'approve' || row.isMine || isUnfit}
              onClose={() => act(null)}
              title={t(`${acting}.title`, { number: row.number })}
              act={t(acting === 'approve' && isByHand ? 'approve.by-hand.act' : acting)}
              isBusy={approve.isTelling || back.isTelling}
              problem={problem}
              onConfirm={(reason) =>
                void (acting === 'approve'
                  ? approve.tell({
                      incident,
                      notice: id,
                      version: row.version,
                      ...(row.isMine ? { alone: reason } : {}),
                      ...(isUnfit ? { inClear: reason } : {}),
                      ...(isByHand ? { isByHand } : at === '' ? {} : { notBefore: instantIn(at, style.zone) }),
                    })
                  : back.tell({ incident, notice: id, reason, isWithdrawn: acting === 'withdraw' }))
              }
            >
              <p>{acting === 'approve' && isByHand ? t('approve.by-hand.text') : t(`${acting}.text`)}</p>
              {acting === 'approve' && row.isMine && <p>{t('approve.alone')}</p>}
              {acting === 'approve' && isUnfit && <p>{t('approve.in-clear')}</p>}
              {acting === 'approve' && (
                <Checkbox
                  my="sm"
                  label={t('approve.by-hand')}
                  checked={isByHand}
                  disabled={!row.hasMailbox}
                  onChange={(event) => setByHand(event.currentTarget.checked)}
                />
              )}
              {acting === 'approve' && !isByHand && (
                <TextInput
                  type="datetime-local"
                  label={t('approve.at')}
                  value={at}
                  onChange={(event) => setAt(event.currentTarget.value)}
                />
              )}
            </ConfirmWithReason>
          )}
        </div>
      )}
    </Modal>
  )
}

/** What each version says otherwise than the one before it, the newest first. */
function Versions({ versions }: { versions: NoticeDetail['versions'] }) {
  const t = useWords(noticePageWords)
  const style = useStyle()
  const inOrder = [...versions].sort((a, b) => b.version - a.version)
  return inOrder.map((one, at) => {
    const before = inOrder[at + 1]
    if (!before) return null
    return (
      <details key={one.version} open={at === 0}>
        <summary>
          {t('changed', {
            version: one.version,
            before: before.version,
            name: one.byName,
            at: formatInstant(one.at, style),
          })}
        </summary>
        <Differences before={`${before.subject}\n\n${before.body}`} after={`${one.subject}\n\n${one.body}`} />
      </details>
    )
  })
}
