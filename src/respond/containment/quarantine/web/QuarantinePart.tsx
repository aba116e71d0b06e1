import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { quarantineApi } from '../api.ts'
import type { ActOutcome } from '../register.ts'
import { ChosenBar } from './ChosenBar.tsx'
import { IsolateForm } from './IsolateForm.tsx'
import { MachineList } from './MachineList.tsx'
import { OutcomeText } from './OutcomeText.tsx'
import classes from './Quarantine.module.css'
import { RuleForm, RuleSheet } from './RuleSheet.tsx'
import { UnitBoard } from './UnitBoard.tsx'
import { quarantinePageWords } from './words.ts'

/** Machines cut off in numbers: the rule of return, how far each unit is, and the register of every machine. */
export function QuarantinePart() {
  const t = useWords(quarantinePageWords)
  const { lang } = useLang()
  const { incident } = useIncident()
  const [form, setForm] = useState<'isolate' | 'rule' | null>(null)
  const [outcome, setOutcome] = useState<ActOutcome | null>(null)
  const found = useAsk(quarantineApi.board, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { counts, units, canWrite, ...set } = found.data
  const close = () => setForm(null)
  if (form === 'isolate') return <IsolateForm incident={incident.number} onClose={close} />
  if (form === 'rule') return <RuleForm incident={incident.number} rule={set.rule} onClose={close} />
  const add = canWrite && (
    <Button variant="filled" onClick={() => setForm('isolate')}>
      {t('add')}
    </Button>
  )
  if (counts.total === 0)
    return (
      <EmptyPlace title={t('none')} act={add}>
        {t('none.text')}
      </EmptyPlace>
    )
  return (
    <div className={classes.page}>
      <p className={forms.quiet}>{t('intro')}</p>
      <RuleSheet set={set} onChange={canWrite ? () => setForm('rule') : null} />
      <Sheet title={t('board')}>
        <p>{t('counts', { ...counts })}</p>
        <UnitBoard units={units} />
      </Sheet>
      <Sheet
        title={t('list')}
        acts={
          <>
            <a href={hrefOf(quarantineApi.register, { incident: incident.number, lang })} download>
              {t('csv')}
            </a>
            {add}
          </>
        }
      >
        <OutcomeText outcome={outcome} />
        <MachineList
          incident={incident.number}
          units={units.map((one) => one.unit)}
          bar={
            canWrite
              ? (chosen, done) => (
                  <ChosenBar
                    incident={incident.number}
                    chosen={chosen}
                    onOutcome={(is) => {
                      setOutcome(is)
                      done()
                    }}
                  />
                )
              : null
          }
        />
      </Sheet>
    </div>
  )
}
