import { useMemo } from 'react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { incidentApi } from '../../api.ts'
import type { EntryView } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { recordWords } from '../words/record.ts'
import classes from './EntryDrawer.module.css'
import { EntryLine } from './EntryLine.tsx'

/** Everything of this incident within a span around an entry: other entries, and reports that came in. */
export function Around({ entry, spanMs, onGo }: { entry: EntryView; spanMs: number; onGo: (id: string) => void }) {
  const t = useWords(recordWords)
  const { incident } = useIncident()
  const from = Date.parse(entry.when.from) - spanMs
  const to = Date.parse(entry.when.to) + spanMs
  const ask = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
  const found = useAsk(
    incidentApi.entries,
    { incident: incident.number, order: 'time', limit: 100, ...ask },
    { keepsPrevious: true },
  )
  const mayReports = useMay('report:read')
  const reports = useAsk(incidentApi.reports, { incident: incident.number }, { enabled: mayReports })
  const near = useMemo(
    () =>
      (reports.data?.rows ?? []).filter(
        (one) => Date.parse(one.receivedAt) >= from && Date.parse(one.receivedAt) <= to,
      ),
    [reports.data, from, to],
  )
  if (found.isPending) return <LoadingPlace rows={3} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const others = found.data.rows.filter((one) => one.id !== entry.id)
  if (others.length === 0 && near.length === 0) return <p className={classes.quiet}>{t('drawer.none')}</p>
  return (
    <ol className={classes.rows}>
      {near.map((report) => (
        <li key={report.id} className={classes.report}>
          <span>
            <b>
              <Instant at={report.receivedAt} />
            </b>{' '}
            {t('drawer.report')}
          </span>
          <PageLink to="/inbox/$report" params={{ report: report.number }}>
            {report.number} {report.subject}
          </PageLink>
        </li>
      ))}
      {found.data.rows.map((one) => (
        <EntryLine key={one.id} entry={one} withDay isThis={one.id === entry.id} onOpen={onGo} />
      ))}
    </ol>
  )
}
