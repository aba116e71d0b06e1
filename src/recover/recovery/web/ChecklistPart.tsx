import { Button } from '@mantine/core'
import { useState } from 'react'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Facts, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Day } from '#src/web/kit/Times.tsx'
import { recoveryApi } from '../api.ts'
import type { RecoveryView } from '../recovery.ts'
import { recoveryEntryWords } from '../words.ts'
import { Headings } from './Headings.tsx'
import { PlanForm } from './PlanForm.tsx'
import classes from './Recovery.module.css'
import { Rules } from './Rules.tsx'
import { recoveryPageWords } from './words.ts'

/** The checklist of recovery: how it is planned, what holds back closing, the rules, the six headings. */
export function ChecklistPart() {
  const t = useWords(recoveryPageWords)
  const { incident } = useIncident()
  const mayWrite = useMay('incident:write') && incident.phase !== 'closed'
  const [isPlanning, setPlanning] = useState(false)
  const found = useAsk(recoveryApi.show, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={8} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const shown = found.data
  if (isPlanning) return <PlanForm shown={shown} onClose={() => setPlanning(false)} />
  if (!shown.isBegun)
    return (
      <EmptyPlace
        title={t('none')}
        act={
          mayWrite && (
            <Button variant="filled" onClick={() => setPlanning(true)}>
              {t('begin')}
            </Button>
          )
        }
      >
        {t('none.text')}
      </EmptyPlace>
    )
  return (
    <>
      <Plan shown={shown} onChange={() => setPlanning(true)} />
      <Rules shown={shown} />
      <Headings shown={shown} />
    </>
  )
}

function Plan({ shown, onChange }: { shown: RecoveryView; onChange: () => void }) {
  const t = useWords(recoveryPageWords)
  const entry = useWords(recoveryEntryWords)
  const { lang } = useLang()
  const restrict = useTell(recoveryApi.restrict)
  const { counts, blocks } = shown
  const common = counts.items - counts.restricted
  return (
    <Sheet
      title={t('plan')}
      acts={
        <>
          <Button component="a" href={`/api/incidents/${shown.incident.number}/recovery/papers/plan/pdf?lang=${lang}`}>
            {t('paper.plan')}
          </Button>
          {shown.can.write && <Button onClick={onChange}>{t('plan.change')}</Button>}
        </>
      }
    >
      <Facts
        rows={[
          [t('lead'), shown.lead?.name ?? t('lead.none')],
          [t('level'), shown.level && entry(`recovery.level.${shown.level}`)],
          [t('due'), shown.dueOn && <Day at={`${shown.dueOn}T12:00:00Z`} />],
          [t('priority'), shown.priority],
          [t('watch'), shown.watchUntil && <Day at={`${shown.watchUntil}T12:00:00Z`} />],
          [t('progress'), <Progress key="p" settled={counts.settled} total={common} overdue={counts.overdue} />],
        ]}
      />
      {blocks.length > 0 && (
        <section>
          <h3>{t('blocks')}</h3>
          <ul className={classes.blocks}>
            {blocks.map((block) => (
              <li key={block.code}>
                {block.text[lang]} {block.isAbsolute && <b>{t('block.absolute')}</b>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {shown.can.restrict && (
        <div className={classes.restrict}>
          <p>{t('restrict.text')}</p>
          <Button loading={restrict.isTelling} onClick={() => void restrict.tell({ incident: shown.incident.number })}>
            {t('restrict')}
          </Button>
          <ProblemText problem={restrict.problem} />
        </div>
      )}
    </Sheet>
  )
}

function Progress({ settled, total, overdue }: { settled: number; total: number; overdue: number }) {
  const t = useWords(recoveryPageWords)
  return (
    <span className={classes.progress}>
      <meter min={0} max={total} value={settled} aria-label={t('progress')} />
      <span>{t('progress.count', { settled, total })}</span>
      {overdue > 0 && <b className={classes.late}>{t('progress.overdue', { count: overdue })}</b>}
    </span>
  )
}
