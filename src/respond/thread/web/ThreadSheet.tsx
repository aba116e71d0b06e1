import { Button } from '@mantine/core'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import classes from '#src/respond/notice/web/Notices.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { threadApi } from '../api.ts'
import type { IncomingRow, OutgoingRow } from '../mail.ts'
import { threadWords } from '../words.ts'

/** Mail out and in of an incident: who has it, who does not and why, and what an answer is worth. */
export function ThreadSheet({ incident, mayWrite }: { incident: string; mayWrite: boolean }) {
  const t = useWords(threadWords)
  const found = useAsk(threadApi.thread, { incident })
  const retry = useTell(threadApi.retry)
  if (found.error) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { out = [], in: came = [] } = found.data ?? {}
  if (out.length + came.length === 0) return null
  const rows = [
    ...out.map((row) => ({ at: row.queuedAt, id: row.id, row: <Out key={row.id} row={row} />, mail: row })),
    ...came.map((row) => ({ at: row.receivedAt, id: row.id, row: <In key={row.id} row={row} />, mail: null })),
  ].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <Sheet title={t('thread')}>
      <ProblemText problem={retry.problem} />
      <ul className={forms.bleed}>
        {rows.map(({ id, row, mail }) => (
          <li key={id} className={classes.row}>
            {row}
            {mayWrite && mail?.recipients.some((one) => one.state === 'failed') && (
              <Button size="compact-sm" loading={retry.isTelling} onClick={() => void retry.tell({ mail: id })}>
                {t('retry')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

export function Out({ row }: { row: OutgoingRow }) {
  const t = useWords(threadWords)
  const style = useStyle()
  const worst = (['failed', 'waiting', 'handing', 'sent', 'cancelled'] as const).find((state) =>
    row.recipients.some((one) => one.state === state),
  )
  return (
    <>
      <span className={classes.state} data-late={worst === 'failed' || undefined}>
        {worst && t(`state.${worst}`)}
      </span>
      <div>
        <p>{row.subject}</p>
        {row.recipients.map((one) => (
          <p key={one.address} className={classes.quiet}>
            {[
              one.name ? `${one.name} <${one.address}>` : one.address,
              t(`state.${one.state}`),
              formatInstant(one.endedAt ?? row.queuedAt, style),
              ...(one.state !== 'sent' && one.reply ? [t('said', { text: one.reply })] : []),
              ...(one.nextAt && one.tries > 0 ? [t('again', { at: formatInstant(one.nextAt, style) })] : []),
            ].join(' · ')}
          </p>
        ))}
      </div>
    </>
  )
}

function In({ row }: { row: IncomingRow }) {
  const t = useWords(threadWords)
  const style = useStyle()
  const isBad = row.signature === 'forged' || row.encryption === 'locked'
  return (
    <>
      <span className={classes.state} data-late={isBad || undefined}>
        {t(`sort.${row.sort}`)}
      </span>
      <div>
        <p>{row.from}</p>
        <p className={classes.quiet}>
          {[
            formatInstant(row.receivedAt, style),
            ...(row.sort === 'reply' ? [t(`signature.${row.signature}`)] : []),
            ...(row.encryption === 'none' ? [] : [t(`encryption.${row.encryption}`)]),
          ].join(' · ')}
        </p>
      </div>
    </>
  )
}
