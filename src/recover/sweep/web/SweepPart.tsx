import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Day } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { sweepApi } from '../api.ts'
import type { SweepRow } from '../sweep.ts'
import { sweepEntryWords } from '../words.ts'
import { AgentsLine, HuntLine } from './HuntLine.tsx'
import { StartForm } from './StartForm.tsx'
import classes from './Sweep.module.css'
import { UnitSheet } from './UnitSheet.tsx'
import { sweepPageWords } from './words.ts'

/** The sweeps of an incident: what was asked, and the board of who answered what. */
export function SweepPart() {
  const t = useWords(sweepPageWords)
  const { incident } = useIncident()
  const [isStarting, setStarting] = useState(false)
  const [asked, setAsked] = useParam('sweep')
  const found = useAsk(sweepApi.list, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows, canWrite } = found.data
  const sweep = rows.find((one) => String(one.no) === asked) ?? rows[0]
  const start = (
    <Button variant="filled" onClick={() => setStarting(true)}>
      {t('start')}
    </Button>
  )
  if (isStarting) return <StartForm incident={incident.number} onClose={() => setStarting(false)} />
  if (!sweep)
    return (
      <EmptyPlace title={t('none')} act={canWrite && start}>
        {t('none.text')}
      </EmptyPlace>
    )
  return (
    <>
      <div className={classes.top}>
        {rows.length > 1 && (
          <NativeSelect
            aria-label={t('which')}
            value={String(sweep.no)}
            data={rows.map((one) => ({ value: String(one.no), label: `${one.no}. ${one.question.slice(0, 50)}` }))}
            onChange={(event) => setAsked(event.currentTarget.value)}
          />
        )}
        {canWrite && start}
      </div>
      <Board key={sweep.no} incident={incident.number} sweep={sweep} />
    </>
  )
}

function Board({ incident, sweep }: { incident: string; sweep: SweepRow }) {
  const t = useWords(sweepPageWords)
  const entry = useWords(sweepEntryWords)
  const [unitId, setUnit] = useState<string | null>(null)
  const found = useAsk(sweepApi.board, { incident, no: sweep.no }, { also: ['alert'] })
  const follow = useTell(sweepApi.follow)
  const chase = useTell(sweepApi.chase)
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { units, canWrite, hunt, agents } = found.data
  const { units: counts, hosts } = found.data.sweep
  const unit = units.find((one) => one.id === unitId)
  const isHit =
    units.some((one) => one.standing === 'hit' && !one.hasTask) ||
    (hunt?.matches ?? 0) > 0 ||
    (agents?.checked ?? 0) > 0
  const canChase = canWrite && units.some((one) => one.answeredAt === null && one.address !== '')
  return (
    <Sheet
      title={sweep.question}
      acts={
        <>
          {canWrite && isHit && (
            <Button loading={follow.isTelling} onClick={() => void follow.tell({ incident, no: sweep.no })}>
              {t('follow')}
            </Button>
          )}
          {canChase && (
            <Button loading={chase.isTelling} onClick={() => void chase.tell({ incident, no: sweep.no })}>
              {t('chase')}
            </Button>
          )}
        </>
      }
    >
      <p className={forms.quiet}>
        {entry(`sweep.kind.${sweep.kind}`)}{' '}
        {sweep.dueOn && (
          <>
            · {t('due.label')} <Day at={`${sweep.dueOn}T12:00:00Z`} />
          </>
        )}
      </p>
      {sweep.detail && <pre className={classes.detail}>{sweep.detail}</pre>}
      <p>{t('counts', { ...counts, open: counts.asked - counts.answered })}</p>
      {hosts.total > 0 && <p className={forms.quiet}>{t('hosts.counts', hosts)}</p>}
      {hunt && <HuntLine hunt={hunt} />}
      {agents && <AgentsLine agents={agents} />}
      <ProblemText problem={chase.problem ?? follow.problem} />
      {unit && (
        <UnitSheet key={unit.id} {...{ incident, no: sweep.no, unit, canWrite }} onClose={() => setUnit(null)} />
      )}
      <ul className={classes.board}>
        {units.map((one) => (
          <li key={one.id} data-standing={one.standing}>
            <button type="button" onClick={() => setUnit(one.id)}>
              <b>{one.unit}</b>
              <span>{entry(`sweep.state.${one.standing}`)}</span>
              {one.hosts.total > 0 && (
                <span className={forms.quiet}>
                  {t('hosts', { done: one.hosts.total - one.hosts.unchecked, total: one.hosts.total })}
                </span>
              )}
              {one.chased > 0 && <span className={forms.quiet}>{t('chased', { count: one.chased })}</span>}
              {one.hasTask && <span className={forms.quiet}>{t('has-task')}</span>}
              {one.opened && <span className={forms.quiet}>{one.opened}</span>}
              {one.note && <span>{one.note}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
