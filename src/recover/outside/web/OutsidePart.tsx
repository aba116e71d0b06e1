import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Day } from '#src/web/kit/Times.tsx'
import { outsideApi } from '../api.ts'
import type { Dealing } from '../dealing.ts'
import { outsideEntryWords } from '../words.ts'
import { DealingForm } from './DealingForm.tsx'
import { DropForm, OutcomeForm } from './OutcomeForm.tsx'
import classes from './Outside.module.css'
import { outsidePageWords } from './words.ts'

type Act = 'add' | 'change' | 'hold' | 'drop'
const keyOf = (one: Dealing): string => `${one.incident}/${one.no}`

/** Briefings, visits, shareholders, investigators; extortion for those who know of the restricted file. */
export function OutsidePart() {
  const t = useWords(outsidePageWords)
  const { incident } = useIncident()
  const [opened, open] = useState<{ act: Act; key: string } | null>(null)
  const found = useAsk(outsideApi.list, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows, canWrite, restricted, evidence } = found.data
  const dealing = rows.find((one) => keyOf(one) === opened?.key) ?? null
  const close = () => open(null)
  const add = canWrite && (
    <Button variant="filled" onClick={() => open({ act: 'add', key: '' })}>
      {t('add')}
    </Button>
  )
  if (opened?.act === 'add' || (opened?.act === 'change' && dealing))
    return <DealingForm incident={incident.number} dealing={dealing} restricted={restricted} onClose={close} />
  if (rows.length === 0)
    return (
      <EmptyPlace title={t('none')} act={add}>
        {t('none.text')}
      </EmptyPlace>
    )
  return (
    <>
      {!opened && <div className={classes.top}>{add}</div>}
      {opened?.act === 'hold' && dealing && <OutcomeForm dealing={dealing} evidence={evidence} onClose={close} />}
      {opened?.act === 'drop' && dealing && <DropForm dealing={dealing} onClose={close} />}
      {rows.map((one) => (
        <DealingSheet
          key={keyOf(one)}
          dealing={one}
          acts={
            canWrite &&
            !opened && (
              <>
                {one.state === 'open' && (
                  <Button onClick={() => open({ act: 'hold', key: keyOf(one) })}>{t('hold')}</Button>
                )}
                {one.state === 'open' && (
                  <Button onClick={() => open({ act: 'drop', key: keyOf(one) })}>{t('drop')}</Button>
                )}
                <Button onClick={() => open({ act: one.state === 'done' ? 'hold' : 'change', key: keyOf(one) })}>
                  {t(one.state === 'done' ? 'hold.again' : 'change')}
                </Button>
              </>
            )
          }
        />
      ))}
    </>
  )
}

function DealingSheet({ dealing, acts }: { dealing: Dealing; acts: ReactNode }) {
  const t = useWords(outsidePageWords)
  const entry = useWords(outsideEntryWords)
  const { plan, outcome, state } = dealing
  const day = outcome?.heldOn ?? plan.plannedOn
  const facts: readonly (readonly [string, string])[] = [
    [t('who'), plan.who],
    [t('lead'), plan.lead],
    [t('place'), plan.place],
    [t('basis'), plan.kind === 'investigation' ? t(`basis.${plan.basis}`) : ''],
    [t(plan.kind === 'extortion' ? 'wanted.extortion' : 'wanted.investigation'), plan.wanted],
    [t('market'), plan.market],
    [t('counsel'), plan.counsel],
    [t('people'), outcome?.people == null ? '' : String(outcome.people)],
    [t('said'), outcome?.said ?? ''],
    [t('heard'), outcome?.heard ?? ''],
    [t('scope'), outcome?.scope ?? ''],
    [t('effect'), outcome?.effect ?? ''],
    [t('evidence'), dealing.evidence.join(', ')],
    [t('reason'), state === 'dropped' ? dealing.reason : ''],
  ]
  return (
    <Sheet title={plan.title} acts={acts}>
      <p className={forms.quiet}>
        {entry(`outside.kind.${plan.kind}`)} ·{' '}
        <b data-late={dealing.isOverdue || undefined} className={classes.state}>
          {entry(`outside.state.${dealing.isOverdue ? 'overdue' : state}`)}
        </b>
        {day && (
          <>
            {' '}
            · <Day at={`${day}T12:00:00Z`} />
          </>
        )}
        {dealing.isRestricted && <> · {t('restricted')}</>}
      </p>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Sheet>
  )
}
