import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import classes from '#src/respond/notice/web/Notices.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { helpdeskApi } from '../api.ts'
import own from './Helpdesk.module.css'
import { QueryRows } from './QueryRows.tsx'
import { Reached } from './Reached.tsx'
import { SheetVersions } from './SheetVersions.tsx'
import { TakeForm } from './TakeForm.tsx'
import { helpdeskPageWords } from './words.ts'

/** One voice towards press and users: what may be said, what they asked, whom we reached. */
export function HelpdeskTab() {
  const { incident } = useIncident()
  const { number } = incident
  const mayAnswer = useMay('helpdesk:answer') && incident.phase !== 'closed'
  return (
    <div className={classes.page}>
      {useMay('notice:read') && <SheetVersions incident={number} />}
      {useMay('helpdesk:read') && <Queries incident={number} mayAnswer={mayAnswer} />}
      {useMay('notice:read') && <Reached incident={number} />}
    </div>
  )
}

const quietMs = 250

function Queries({ incident, mayAnswer }: { incident: string; mayAnswer: boolean }) {
  const t = useWords(helpdeskPageWords)
  const [isTaking, take] = useState(false)
  const [typed, type] = useState('')
  const [q] = useDebouncedValue(typed.trim(), quietMs)
  const found = useAsk(helpdeskApi.queries, { incident, q }, { keepsPrevious: true })
  if (found.isPending) return <LoadingPlace rows={3} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows, counts } = found.data
  const button = mayAnswer && !isTaking && <Button onClick={() => take(true)}>{t('window.take')}</Button>
  if (isTaking)
    return <TakeForm given={{ incident, answer: null }} incidents={[incident]} onClose={() => take(false)} />
  if (counts.all === 0)
    return (
      <EmptyPlace title={t('queries.none')} act={button}>
        {t('queries.none.text')}
      </EmptyPlace>
    )
  return (
    <Sheet title={t('queries.title')} acts={button}>
      <p className={own.counts}>
        <span>
          {t('queries.counts', {
            all: counts.all,
            press: counts.press,
            user: counts.user,
            open: counts.open,
            raised: counts.raised,
            complaints: counts.complaints,
          })}
        </span>
        {counts.byContainment.map((one) => (
          <span key={one.containment}>{t('queries.against', one)}</span>
        ))}
        {counts.byAnswer.map((one) => (
          <span key={one.id} className={classes.quiet}>
            {t('queries.given', { number: one.id.slice(1), count: one.count })}
          </span>
        ))}
      </p>
      <TextInput
        label={t('queries.find')}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        mb="sm"
      />
      <QueryRows rows={rows} mayAnswer={mayAnswer} />
    </Sheet>
  )
}
