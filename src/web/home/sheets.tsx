import { formatElapsed, formatInstant } from '#src/core/time.ts'
import { reportApi } from '#src/detect/report/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import type { IncidentRow } from '#src/respond/incident/incident.ts'
import { hrefOf } from '../kit/client.ts'
import { PageLink } from '../kit/Links.tsx'
import { useLang, useWords } from '../kit/lang.tsx'
import { useMay, useMe } from '../kit/me.tsx'
import { Sheet } from '../kit/Page.tsx'
import { useAsk } from '../kit/queries.ts'
import { useNow } from '../kit/Times.tsx'
import { useStyle } from '../kit/zone.tsx'
import classes from './HomePage.module.css'
import { homeWords } from './words.ts'

/** What waits in the inbox; each figure opens the list it counts. */
export function InboxSheet() {
  const t = useWords(homeWords)
  const { data } = useAsk(reportApi.counts, {})
  const mayLogs = useMay('log:read')
  return (
    <Sheet
      title={t('inbox')}
      acts={
        <>
          {mayLogs && (
            <PageLink to="/logs" className={classes.elsewhere}>
              {t('logs')}
            </PageLink>
          )}
          <PageLink to="/trends" className={classes.elsewhere}>
            {t('trends')}
          </PageLink>
          <PageLink to="/inbox">{t('open.inbox')}</PageLink>
        </>
      }
    >
      {data && data.new === 0 && <p className={classes.quiet}>{t('inbox.quiet')}</p>}
      {data && (
        <div className={classes.pairs}>
          {data.new > 0 && <Count label={t('inbox.new')} count={data.new} search={{ state: 'new' }} />}
          <Count label={t('inbox.mine')} count={data.mine} search={{ mine: 'true' }} />
          <Count label={t('inbox.taken')} count={data.taken} search={{ state: 'taken' }} />
          {data.noise > 0 && <Count label={t('inbox.noise')} count={data.noise} search={{ noise: 'only' }} />}
        </div>
      )}
    </Sheet>
  )
}

function Count({ label, count, search }: { label: string; count: number; search: Record<string, string> }) {
  const { lang } = useLang()
  return (
    <div className={classes.pair}>
      <PageLink to="/inbox" search={search as never}>
        {label}
      </PageLink>
      <b>{count.toLocaleString(lang)}</b>
    </div>
  )
}

/** What moved since the login before this one. */
export function SinceSheet({ rows }: { rows: readonly IncidentRow[] }) {
  const t = useWords(homeWords)
  const style = useStyle()
  const now = useNow()
  const since = useMe()?.previousLoginAt ?? null
  const moved = since ? rows.filter((row) => row.lastEntryAt && row.lastEntryAt > since) : []
  const unread = rows.reduce((sum, row) => sum + row.unread, 0)
  return (
    <Sheet title={t('since')}>
      <p className={classes.quiet}>
        {since
          ? t('since.at', { at: formatInstant(since, style), span: formatElapsed(now - Date.parse(since), style.lang) })
          : t('since.first')}
      </p>
      {since && <p>{moved.length > 0 ? t('since.changed', { count: moved.length }) : t('since.quiet')}</p>}
      {moved.length > 0 && (
        <div className={classes.links}>
          {moved.slice(0, 6).map((row) => (
            <PageLink key={row.id} to="/incidents/$number" params={{ number: row.number }}>
              {row.number} {row.title}
            </PageLink>
          ))}
        </div>
      )}
      {unread > 0 && <p>{t('since.unread', { count: unread })}</p>}
    </Sheet>
  )
}

/** What can be printed now: the handover of a shift, blank sheets for a bad day. */
export function PaperSheet() {
  const t = useWords(homeWords)
  const { lang } = useLang()
  const since = useMe()?.previousLoginAt ?? undefined
  const mayHandOver = useMay('incident:read')
  return (
    <Sheet title={t('print')}>
      <div className={classes.links}>
        {mayHandOver && (
          <a href={hrefOf(incidentApi.handover, { since, lang })} download>
            {t('print.handover')}
          </a>
        )}
        <a href={hrefOf(incidentApi.blankSheet, { lang })} download>
          {t('print.blank')}
        </a>
      </div>
      <p className={classes.quiet}>{t('print.text')}</p>
    </Sheet>
  )
}
