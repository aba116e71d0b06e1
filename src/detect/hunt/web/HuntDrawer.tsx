import { Button, Drawer, Progress } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Facts } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { huntApi } from '../api.ts'
import { type FindRow, isUnderWay } from '../hunt.ts'
import { FindTable } from './FindTable.tsx'
import { FoundLines } from './FoundLines.tsx'
import { HuntStateText } from './HuntStateText.tsx'
import classes from './Hunts.module.css'
import { huntWords } from './words.ts'

type Hunt = OutputOf<typeof huntApi.show>
const mostFinds = 500

/** One hunt: how far it came, what it found, and what can be made of that. */
export function HuntDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const kit = useWords(kitWords)
  const asked = useAsk(huntApi.show, { id, limit: mostFinds }, { also: ['report'], retry: false })
  const [opened, open] = useState<FindRow | null>(null)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={760}
      title={asked.data?.title ?? ''}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      {asked.isPending && <LoadingPlace />}
      {asked.error && <ErrorPlace problem={asked.error} />}
      {asked.data &&
        (opened === null ? (
          <div className={rows.drawer}>
            <Acts hunt={asked.data} />
            <Told hunt={asked.data} />
            <Found hunt={asked.data} onOpen={open} />
          </div>
        ) : (
          <FoundLines
            hunt={asked.data}
            find={asked.data.found.find(({ position }) => position === opened.position) ?? opened}
            onBack={() => open(null)}
          />
        ))}
    </Drawer>
  )
}

function Acts({ hunt }: { hunt: Hunt }) {
  const t = useWords(huntWords)
  const notice = useNotice()
  const navigate = useNavigate()
  const mayWrite = useMay('alert:write')
  const mayReport = useMay('report:write')
  const cancel = useTell(huntApi.cancel, { also: ['record'] })
  const alerts = useTell(huntApi.alerts, { also: ['record'] })
  const report = useTell(huntApi.report, { also: ['report', 'record'] })
  const { id, state, found, incidentId, reportId } = hunt
  if (!mayWrite) return null
  if (isUnderWay(state))
    return (
      <div className={classes.acts}>
        <Button
          loading={cancel.isTelling}
          onClick={() => void cancel.tell({ id }).then((done) => done && notice(t('act.cancelled')))}
        >
          {t('act.cancel')}
        </Button>
        <ProblemText problem={cancel.problem} />
      </div>
    )
  if (found.length === 0) return null
  if (incidentId !== null) return <p className={rows.quiet}>{t('of-incident')}</p>
  const intoInbox = async () => {
    const made = await report.tell({ id })
    if (!made) return
    notice(t('act.inbox.done', { number: made.number }), {
      label: t('act.open'),
      run: () => void navigate({ to: '/inbox/$report', params: { report: made.number } }),
    })
  }
  const intoAlerts = async () => {
    const made = await alerts.tell({ id })
    if (!made) return
    notice(t('act.alerts.done', { count: made.alerts }), {
      label: t('act.open'),
      run: () => void navigate({ to: '/alerts' }),
    })
  }
  return (
    <div>
      <div className={classes.acts}>
        {found.some(({ alertId }) => alertId === null) && (
          <Button variant="filled" loading={alerts.isTelling} onClick={() => void intoAlerts()}>
            {t('act.alerts')}
          </Button>
        )}
        {mayReport && reportId === null && (
          <Button loading={report.isTelling} onClick={() => void intoInbox()}>
            {t('act.inbox')}
          </Button>
        )}
      </div>
      <ProblemText problem={alerts.problem ?? report.problem} />
    </div>
  )
}

function Told({ hunt }: { hunt: Hunt }) {
  const t = useWords(huntWords)
  const { state, progress, from, to, problem, missing, leftOut, reportId, reportNumber, what } = hunt
  const percent = Math.floor(progress * 100)
  return (
    <>
      {isUnderWay(state) && (
        <Progress value={percent} aria-label={t('state.running', { percent })} color="var(--indigo)" />
      )}
      {state === 'cut-off' && <p className={classes.problem}>{t('state.cut-off.text')}</p>}
      {state === 'failed' && <p className={classes.problem}>{t('state.failed.text', { problem })}</p>}
      <Facts
        rows={[
          [t('column.state'), <HuntStateText key="state" hunt={hunt} />],
          [t('column.title'), what.kind === 'observables' ? what.values.join(', ').slice(0, 2_000) : hunt.title],
          [
            t('span'),
            from === null && to === null ? (
              t('span.all')
            ) : (
              <span key="span">
                {from === null ? t('span.start') : <Instant at={from} />}
                {to === null ? ` ${t('span.from')}` : ' – '}
                {to !== null && <Instant at={to} />}
              </span>
            ),
          ],
          [t('source'), hunt.source],
          [t('looked'), hunt.events.toLocaleString('en')],
          [t('rules'), hunt.rules === 0 ? null : String(hunt.rules)],
          [t('rules.left'), leftOut.join(', ')],
          [t('missing'), missing.join(', ')],
          [t('column.asked'), <Instant key="asked" at={hunt.askedAt} />],
          [t('by'), hunt.askedBy],
          [
            t('report'),
            reportNumber === null ? (
              reportId === null ? null : (
                t('report.hidden')
              )
            ) : (
              <PageLink key="report" to="/inbox/$report" params={{ report: reportNumber }}>
                {reportNumber}
              </PageLink>
            ),
          ],
        ]}
      />
    </>
  )
}

function Found({ hunt, onOpen }: { hunt: Hunt; onOpen: (find: FindRow) => void }) {
  const t = useWords(huntWords)
  const { found, finds, state } = hunt
  return (
    <section>
      <h2 className={rows.part}>{t('finds')}</h2>
      {found.length === 0 ? (
        <p className={rows.quiet}>{t(isUnderWay(state) ? 'finds.none-yet' : 'finds.none')}</p>
      ) : (
        <FindTable found={found} onOpen={onOpen} />
      )}
      {finds > found.length && <p className={rows.quiet}>{t('shown', { count: found.length, total: finds })}</p>}
    </section>
  )
}
