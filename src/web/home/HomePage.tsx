import { lazy, Suspense } from 'react'
import { ClocksSheet } from '#src/respond/clock/web/ClocksSheet.tsx'
import { incidentApi } from '#src/respond/incident/api.ts'
import type { IncidentRow } from '#src/respond/incident/incident.ts'
import { MyTasksSheet } from '#src/respond/plan/web/MyTasksSheet.tsx'
import { ButtonLink, PageLink } from '../kit/Links.tsx'
import { useWords } from '../kit/lang.tsx'
import { useMay, useMe } from '../kit/me.tsx'
import { Page, Sheet } from '../kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '../kit/Places.tsx'
import { useAsk } from '../kit/queries.ts'
import { PhaseBadge, SecretMark, SeverityBadge } from '../kit/States.tsx'
import { Elapsed, Instant } from '../kit/Times.tsx'
import classes from './HomePage.module.css'
import { InboxSheet, PaperSheet, SinceSheet } from './sheets.tsx'
import { homeWords } from './words.ts'

/** Comes after the rest: the first page stays light. */
const OverdueSheet = lazy(async () => ({
  default: (await import('#src/recover/measure/web/OverdueSheet.tsx')).OverdueSheet,
}))

const WaitingSheet = lazy(async () => ({
  default: (await import('#src/respond/decision/web/WaitingSheet.tsx')).WaitingSheet,
}))
const ToLiftSheet = lazy(async () => ({
  default: (await import('#src/respond/containment/web/ToLiftSheet.tsx')).ToLiftSheet,
}))

const UnansweredSheet = lazy(async () => ({
  default: (await import('#src/respond/incident/web/reports/UnansweredSheet.tsx')).UnansweredSheet,
}))

const OwnMachinesSheet = lazy(async () => ({
  default: (await import('#src/respond/containment/quarantine/web/OwnMachinesSheet.tsx')).OwnMachinesSheet,
}))

/** Now: what is open, what is mine, what came in, what moved since I was last here. */
export function HomePage() {
  const t = useWords(homeWords)
  const mayIncidents = useMay('incident:read')
  const mayReports = useMay('report:read')
  const mayTasks = useMay('task:answer')
  const open = useAsk(incidentApi.list, { open: true, limit: 50 }, { enabled: mayIncidents, keepsPrevious: true })
  return (
    <Page title={t('title')}>
      <div className={classes.columns}>
        {mayIncidents && (
          <Sheet
            title={<OpenTitle total={open.data?.total} more={open.data?.more} />}
            acts={<PageLink to="/incidents">{t('open.all')}</PageLink>}
          >
            {open.isPending && <LoadingPlace />}
            {open.error && <ErrorPlace problem={open.error} again={() => void open.refetch()} />}
            {open.data && <OpenIncidents rows={open.data.rows} />}
          </Sheet>
        )}
        <div className={classes.side}>
          {mayTasks && <MyTasksSheet />}
          {mayTasks && (
            <Suspense fallback={null}>
              <OwnMachinesSheet />
            </Suspense>
          )}
          {mayIncidents && (
            <Suspense fallback={null}>
              <WaitingSheet />
            </Suspense>
          )}
          {mayIncidents && <ClocksSheet />}
          {mayIncidents && (
            <Suspense fallback={null}>
              <ToLiftSheet />
            </Suspense>
          )}
          {mayIncidents && (
            <Suspense fallback={null}>
              <OverdueSheet />
            </Suspense>
          )}
          {mayIncidents && mayReports && (
            <Suspense fallback={null}>
              <UnansweredSheet />
            </Suspense>
          )}
          {mayReports && <InboxSheet />}
          {mayIncidents && open.data && <SinceSheet rows={open.data.rows} />}
          <PaperSheet />
        </div>
      </div>
    </Page>
  )
}

function OpenTitle({ total, more }: { total: number | undefined; more: boolean | undefined }) {
  const t = useWords(homeWords)
  return (
    <>
      {t('open')}{' '}
      {total !== undefined && <span className={classes.count}>{t('open.count', { total, more: String(more) })}</span>}
    </>
  )
}

function OpenIncidents({ rows }: { rows: readonly IncidentRow[] }) {
  const t = useWords(homeWords)
  const me = useMe()
  const mayReports = useMay('report:read')
  if (rows.length === 0) {
    return (
      <EmptyPlace title={t('open.none')} act={mayReports && <ButtonLink to="/inbox">{t('open.inbox')}</ButtonLink>}>
        {t('open.none.text')}
      </EmptyPlace>
    )
  }
  const isMine = (row: IncidentRow) => row.lead?.id === me?.id
  const sorted = [...rows].sort((a, b) => Number(isMine(b)) - Number(isMine(a)))
  return (
    <ul className={classes.rows}>
      {sorted.map((row) => (
        <li key={row.id} className={classes.row} data-mine={isMine(row) || undefined}>
          <PageLink to="/incidents/$number" params={{ number: row.number }} className={classes.number}>
            {row.number}
          </PageLink>
          <span className={classes.title}>
            {row.title} {row.isSecret && <SecretMark />}
          </span>
          <span className={classes.states}>
            <SeverityBadge severity={row.severity} />
            <PhaseBadge phase={row.phase} />
            <span>{isMine(row) ? <b>{t('mine')}</b> : (row.lead?.name ?? t('lead.none'))}</span>
            <Elapsed since={row.noticedAt} />
          </span>
          <span className={classes.unread}>{row.unread > 0 && t('unread', { count: row.unread })}</span>
          {row.lastEntryAt && (
            <span className={classes.last}>
              {t('last-entry')} <Instant at={row.lastEntryAt} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
