import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { Publications } from '#src/respond/publication/web/Publications.tsx'
import { ThreadSheet } from '#src/respond/thread/web/ThreadSheet.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { noticeApi } from '../api.ts'
import { noticeWords } from '../words.ts'
import { ApproveMany } from './ApproveMany.tsx'
import { Composer } from './Composer.tsx'
import { Consents } from './Consents.tsx'
import { ContactChecklist } from './ContactChecklist.tsx'
import classes from './Notices.module.css'
import { NoticeView } from './NoticeView.tsx'
import { Parties } from './Parties.tsx'
import { noticePageWords } from './words.ts'

/** What we tell others of an incident: to whom, what of it they may have, and how it stands with each. */
export function NoticesTab() {
  const t = useWords(noticePageWords)
  const said = useWords(noticeWords)
  const { incident } = useIncident()
  const { number } = incident
  const [form, setForm] = useParam('form')
  const [opened, open] = useState<string | null>(null)
  const [isApproving, approveAll] = useState(false)
  const style = useStyle()
  const found = useAsk(noticeApi.list, { incident: number })
  const parties = useAsk(noticeApi.parties, { incident: number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows, can } = found.data
  const isWriting = form === 'notice' && can.write
  const write = can.write && !isWriting && (
    <Button variant="filled" onClick={() => setForm('notice')}>
      {t('write')}
    </Button>
  )
  const waiting = rows.filter((row) => row.state === 'review' && row.hasMailbox)
  const acts = (
    <>
      {can.approve && waiting.length > 1 && (
        <Button onClick={() => approveAll(true)}>{t('approve-many', { count: waiting.length })}</Button>
      )}
      {write}
    </>
  )
  return (
    <div className={classes.page}>
      <p className={forms.quiet}>{t('intro')}</p>
      {isWriting && <Composer incident={number} onClose={() => setForm('')} />}
      <Parties incident={number} rows={parties.data?.rows ?? []} mayWrite={can.write} />
      {rows.length === 0 && !isWriting && (
        <EmptyPlace title={t('notices.none')} act={write}>
          {t('notices.none.text')}
        </EmptyPlace>
      )}
      {rows.length > 0 && (
        <Sheet title={t('notices')} acts={acts}>
          <ul className={forms.bleed}>
            {rows.map((row) => (
              <li key={row.id} className={classes.row}>
                <span className={classes.state}>{said(`state.${row.state}`)}</span>
                <div>
                  <button type="button" className={forms.link} onClick={() => open(row.id)}>
                    {row.subject}
                  </button>
                  <p className={classes.quiet}>
                    {row.number} · {row.to.name} · {t('by', { name: row.madeBy })}
                    {row.approvedBy && ` · ${t('by.approved', { name: row.approvedBy })}`}
                    {row.notBefore && ` · ${t('not-before', { at: formatInstant(row.notBefore, style) })}`}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      <ContactChecklist incident={number} mayWrite={can.write} />
      <Publications incident={number} />
      <ThreadSheet incident={number} mayWrite={can.write} />
      <Consents incident={number} mayWrite={can.write} />
      {isApproving && <ApproveMany incident={number} rows={waiting} onClose={() => approveAll(false)} />}
      {opened && <NoticeView key={opened} incident={number} id={opened} can={can} onClose={() => open(null)} />}
    </div>
  )
}
