import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { sweepApi } from '../api.ts'
import type { HostAnswer, UnitRow } from '../sweep.ts'
import { sweepEntryWords } from '../words.ts'
import { AnswerForm } from './AnswerForm.tsx'
import classes from './Sweep.module.css'
import { sweepPageWords } from './words.ts'

type Of = { readonly incident: string; readonly no: number; readonly unit: UnitRow }

/** One unit of a sweep: its machines, what it answered, and the incident that its hit became. */
export function UnitSheet({ canWrite, onClose, ...of }: Of & { canWrite: boolean; onClose: () => void }) {
  const t = useWords(sweepPageWords)
  const { incident, no, unit } = of
  const [isAnswering, setAnswering] = useState(false)
  const found = useAsk(sweepApi.hosts, { incident, no, unit: unit.id })
  const open = useTell(sweepApi.open)
  if (found.isPending) return <LoadingPlace rows={3} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows } = found.data
  if (isAnswering || (canWrite && unit.standing !== 'hit')) return <AnswerForm {...of} known={rows} onClose={onClose} />
  return (
    <section className={classes.unit} aria-label={unit.unit}>
      <h3>{unit.unit}</h3>
      {unit.note && <p>{unit.note}</p>}
      {unit.opened && (
        <p>
          <PageLink to="/incidents/$number/$tab" params={{ number: unit.opened, tab: 'now' }}>
            {t('open.link', { number: unit.opened })}
          </PageLink>
        </p>
      )}
      <Hosts rows={rows} />
      <ProblemText problem={open.problem} />
      <div className={forms.acts}>
        <Button variant="subtle" onClick={onClose}>
          {t('close')}
        </Button>
        {canWrite && !unit.opened && (
          <Button loading={open.isTelling} onClick={() => void open.tell({ incident, no, unit: unit.id })}>
            {t('open')}
          </Button>
        )}
        {canWrite && <Button onClick={() => setAnswering(true)}>{t('answer.act')}</Button>}
      </div>
    </section>
  )
}

const mostShown = 500

function Hosts({ rows }: { rows: readonly HostAnswer[] }) {
  const t = useWords(sweepPageWords)
  const entry = useWords(sweepEntryWords)
  return (
    <>
      <ul className={classes.list}>
        {rows.slice(0, mostShown).map((one) => (
          <li key={one.host} data-standing={one.state}>
            <b>{one.host}</b>{' '}
            {one.kind !== 'machine' && <span className={forms.quiet}>{entry(`sweep.host-kind.${one.kind}`)}</span>}{' '}
            {entry(`sweep.host-state.${one.state}`)}
          </li>
        ))}
      </ul>
      {rows.length > mostShown && <p className={forms.quiet}>{t('hosts.more', { count: rows.length - mostShown })}</p>}
    </>
  )
}
