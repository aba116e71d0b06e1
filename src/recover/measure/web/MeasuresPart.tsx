import { Button } from '@mantine/core'
import { useState } from 'react'
import { OriginOfMeasures } from '#src/learn/drill/web/Origins.tsx'
import { AgreedSheet } from '#src/prepare/contract/web/AgreedSheet.tsx'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { measureApi } from '../api.ts'
import { type Measure, type MeasureState, movesFrom } from '../measure.ts'
import { AttachForm } from './AttachForm.tsx'
import { Costs } from './Costs.tsx'
import { MeasureForm } from './MeasureForm.tsx'
import { MeasureRows } from './MeasureRows.tsx'
import classes from './Measures.module.css'
import { MoveForm } from './MoveForm.tsx'
import { Options } from './Options.tsx'
import { measurePageWords } from './words.ts'

type Opened = { readonly no: number | null; readonly to: MeasureState | 'edit' | 'attach' } | null

/** The measures of one incident, options for one aim beside each other. */
export function MeasuresPart() {
  const t = useWords(measurePageWords)
  const { incident } = useIncident()
  const [opened, open] = useState<Opened>(null)
  const found = useAsk(measureApi.list, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows, cost, agreed, canWrite } = found.data
  const aims = [...new Set(rows.map((one) => one.aim))]
  const measure = rows.find((one) => one.no === opened?.no)
  const close = () => open(null)
  const add = (
    <Button variant="filled" onClick={() => open({ no: null, to: 'edit' })}>
      {t('add')}
    </Button>
  )
  return (
    <>
      {opened?.to === 'edit' && (
        <MeasureForm key={opened.no} incident={incident.number} measure={measure ?? null} aims={aims} onClose={close} />
      )}
      {opened?.to === 'attach' && measure && (
        <AttachForm key={opened.no} incident={incident.number} measure={measure} onClose={close} />
      )}
      {opened && opened.to !== 'edit' && opened.to !== 'attach' && measure && (
        <MoveForm
          key={`${opened.no} ${opened.to}`}
          incident={incident.number}
          measure={measure}
          to={opened.to}
          onClose={close}
        />
      )}
      <AgreedSheet all={agreed} />
      {rows.length === 0 && !opened && (
        <EmptyPlace title={t('none')} act={canWrite && add}>
          {t('none.text')}
        </EmptyPlace>
      )}
      {rows.length > 0 && !opened && canWrite && <div className={classes.add}>{add}</div>}
      {aims.map((aim) => (
        <Sheet key={aim} title={aim}>
          <OriginOfMeasures
            incident={incident.number}
            nos={rows.filter((one) => one.aim === aim).map((one) => one.no)}
          />
          <Options rows={rows.filter((one) => one.aim === aim)} />
          <MeasureRows
            rows={rows.filter((one) => one.aim === aim)}
            acts={(row) => canWrite && <Acts row={row} onOpen={(to) => open({ no: row.no, to })} />}
          />
        </Sheet>
      ))}
      <p className={forms.quiet}>
        <Costs costs={cost} />
      </p>
    </>
  )
}

function Acts({ row, onOpen }: { row: Measure; onOpen: (to: MeasureState | 'edit' | 'attach') => void }) {
  const t = useWords(measurePageWords)
  return (
    <div className={classes.acts}>
      {movesFrom(row.state).map((state) => (
        <Button key={state} size="compact-sm" onClick={() => onOpen(state)}>
          {t(`act.${state}`)}
        </Button>
      ))}
      {row.changes.length > 0 && (
        <Button size="compact-sm" onClick={() => onOpen('attach')}>
          {t('attach')}
        </Button>
      )}
      <Button size="compact-sm" onClick={() => onOpen('edit')}>
        {t('edit')}
      </Button>
    </div>
  )
}
