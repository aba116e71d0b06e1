import { Button } from '@mantine/core'
import { useState } from 'react'
import { incidentApi } from '#src/respond/incident/api.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { PhaseBadge, ReportStateBadge } from '#src/web/kit/States.tsx'
import { reportApi } from '../api.ts'
import type { ReportDetail, ReportRow } from '../report.ts'
import { useActs } from './acts.ts'
import classes from './Likely.module.css'
import { Part } from './Part.tsx'
import preview from './Preview.module.css'
import { previewWords } from './preview-words.ts'

const firstRows = 3

/** Incidents and reports that are likely the same affair, why, and one button each. */
export function Likely({ report }: { report: ReportDetail }) {
  const t = useWords(previewWords)
  const mayRead = useMay('incident:read')
  const [isWhole, setWhole] = useState(false)
  const similar = useAsk(reportApi.similar, { id: report.id }, { also: ['incident'], keepsPrevious: false })
  const suggested = useAsk(incidentApi.suggestions, { report: report.id }, { enabled: mayRead, also: ['report'] })
  const own = new Set(report.incidents.map((one) => one.id))
  const offered = new Set(suggested.data?.rows.map((one) => one.incident.id))
  const incidents = (suggested.data?.rows ?? []).filter((one) => !own.has(one.incident.id))
  const reports = similar.data?.rows ?? []
  // Both at once: a button that moves down while a hand goes to it is the wrong button.
  if (similar.isPending || suggested.isLoading) return null
  const count = incidents.length + reports.length
  if (count === 0) return null
  const shown = isWhole ? reports : reports.slice(0, Math.max(1, firstRows - incidents.length))
  return (
    <Part title={t('likely.title')} count={count}>
      <ul className={classes.likely}>
        {incidents.map(({ incident, score, reasons }) => (
          <li key={incident.id}>
            <div>
              <p className={classes.what}>
                <PageLink to="/incidents/$number" params={{ number: incident.number }}>
                  {incident.number} {incident.title}
                </PageLink>
                <PhaseBadge phase={incident.phase} />
              </p>
              <Reasons reasons={reasons} score={score} />
            </div>
            <JoinIncident report={report} incident={incident} />
          </li>
        ))}
        {shown.map(({ report: other, score, reasons }) => (
          <li key={other.id}>
            <div>
              <p className={classes.what}>
                <PageLink
                  to="/inbox/$report"
                  params={{ report: other.number }}
                  search={((before: object) => before) as never}
                  resetScroll={false}
                >
                  {other.number} {other.subject}
                </PageLink>
                <ReportStateBadge state={other.state} />
              </p>
              <Reasons reasons={reasons} score={score} />
            </div>
            {!other.incidents.some((one) => offered.has(one.id)) && <JoinReport report={report} other={other} />}
          </li>
        ))}
      </ul>
      {shown.length < reports.length && (
        <div>
          <Button size="compact-md" onClick={() => setWhole(true)}>
            {t('likely.more', { count: reports.length - shown.length })}
          </Button>
        </div>
      )}
    </Part>
  )
}

function Reasons({ reasons, score }: { reasons: readonly string[]; score: number }) {
  const t = useWords(previewWords)
  return (
    <>
      {reasons.map((reason) => (
        <p key={reason} className={preview.fine}>
          {reason}
        </p>
      ))}
      <p className={classes.score}>{t('likely.score', { percent: Math.round(score * 100) })}</p>
    </>
  )
}

function JoinIncident({
  report,
  incident,
}: {
  report: ReportRow
  incident: { id: string; number: string; title: string }
}) {
  const t = useWords(previewWords)
  const acts = useActs()
  if (!acts.mayIncident) return null
  return (
    <Button size="compact-md" onClick={() => acts.start({ name: 'incident', rows: [report], incident })}>
      {t('likely.add', { number: incident.number })}
    </Button>
  )
}

function JoinReport({ report, other }: { report: ReportRow; other: ReportRow }) {
  const t = useWords(previewWords)
  const acts = useActs()
  const theirs = other.incidents[0]
  const own = report.incidents[0]
  if (!acts.mayIncident || (theirs && report.incidents.some((one) => one.id === theirs.id))) return null
  if (theirs) return <JoinIncident report={report} incident={theirs} />
  if (own) {
    return (
      <Button size="compact-md" onClick={() => acts.start({ name: 'incident', rows: [other], incident: own })}>
        {t('likely.add', { number: own.number })}
      </Button>
    )
  }
  return (
    <Button size="compact-md" onClick={() => acts.start({ name: 'incident', rows: [report, other], isNew: true })}>
      {t('likely.both')}
    </Button>
  )
}
