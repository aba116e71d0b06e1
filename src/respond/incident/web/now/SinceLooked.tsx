import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatElapsed, formatInstant } from '#src/core/time.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant, useNow } from '#src/web/kit/Times.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { incidentApi } from '../../api.ts'
import type { Now } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { nowWords } from '../words/now.ts'
import classes from './NowTab.module.css'

const shownAtOnce = 8

/** What the record says happened since this person looked: many of a kind in one row, nobody lost, opened to the entries (Look 4). */
export function SinceLooked({ since }: { since: Now['since'] }) {
  const t = useWords(nowWords)
  const style = useStyle()
  const notice = useNotice()
  const now = useNow()
  const { incident } = useIncident()
  const read = useTell(incidentApi.read)
  const markRead = async () => {
    if (await read.tell({ incident: incident.number, seq: since.lastSeq })) notice(t('since.read.done'))
  }
  return (
    <Sheet
      title={t('since')}
      acts={
        since.rows.length > 0 && (
          <Button loading={read.isTelling} onClick={() => void markRead()}>
            {t('since.read')}
          </Button>
        )
      }
    >
      <p className={classes.quiet}>
        {since.at
          ? t('since.at', {
              at: formatInstant(since.at, style),
              span: formatElapsed(now - Date.parse(since.at), style.lang),
            })
          : since.rows.length > 0 && t('since.never')}
      </p>
      {since.rows.length === 0 && <p>{t('since.none')}</p>}
      <ProblemText problem={read.problem} />
      {since.rows.length > 0 && (
        <ul className={classes.rows}>
          {since.rows.map((row) => (
            <SinceRow key={`${row.text} ${row.entryIds[0]}`} row={row} since={since} />
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function SinceRow({ row, since }: { row: Now['since']['rows'][number]; since: Now['since'] }) {
  const t = useWords(nowWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={classes.since}>
      <span className={classes.clamp}>{row.text}</span>
      <button type="button" className={classes.link} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'since.shut' : 'since.open')}
      </button>
      <span className={classes.people}>
        {row.people.map((one) => (
          <span key={one.name}>{t('since.people', { name: one.name, count: one.count })}</span>
        ))}
      </span>
      {isOpen && <SinceEntries row={row} since={since} />}
    </li>
  )
}

function SinceEntries({ row, since }: { row: Now['since']['rows'][number]; since: Now['since'] }) {
  const t = useWords(nowWords)
  const { incident } = useIncident()
  const { number } = incident
  const [shown, setShown] = useState(shownAtOnce)
  const found = useAsk(incidentApi.entries, { incident: number, order: 'newest', limit: 1_000 }, { staleTime: 30_000 })
  const wanted = new Set(row.entryIds)
  const entries = (found.data?.rows ?? []).filter((one) => wanted.has(one.id) && one.seq <= since.lastSeq)
  if (found.isPending) return <LoadingPlace rows={2} />
  const rest = row.count - Math.min(shown, entries.length)
  return (
    <div className={classes.entries}>
      <ProblemText problem={found.error} />
      {entries.slice(0, shown).map((entry) => (
        <div key={entry.id} className={classes.entry}>
          <PageLink
            to="/incidents/$number/$tab"
            params={{ number, tab: 'record' }}
            search={{ entry: entry.id } as never}
          >
            <Instant at={entry.recordedAt} />
          </PageLink>
          <span className={classes.clamp}>{entry.text}</span>
        </div>
      ))}
      {shown < entries.length && (
        <button type="button" className={classes.link} onClick={() => setShown(entries.length)}>
          {t('since.rest', { count: rest })}
        </button>
      )}
      {shown >= entries.length && rest > 0 && (
        <PageLink to="/incidents/$number/$tab" params={{ number, tab: 'record' }} className={classes.quiet}>
          {t('since.rest', { count: rest })}
        </PageLink>
      )}
    </div>
  )
}
