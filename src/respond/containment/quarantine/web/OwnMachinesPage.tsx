import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { quarantineApi } from '../api.ts'
import type { ActOutcome } from '../register.ts'
import { CheckForm } from './CheckForm.tsx'
import { type Chosen, MachineList } from './MachineList.tsx'
import { OutcomeText } from './OutcomeText.tsx'
import { RuleText } from './RuleSheet.tsx'
import { quarantinePageWords } from './words.ts'

/** Asked again although nobody is told of incidents that they may not know of. */
const againMs = 30_000

/** For the administrator of a unit: its machines that are cut off, what is asked of each, and what was done. */
export function OwnMachinesPage() {
  const t = useWords(quarantinePageWords)
  const found = useAsk(quarantineApi.own, {}, { also: ['incident'], everyMs: againMs })
  return (
    <Page title={t('own.title')}>
      {found.isPending && <LoadingPlace rows={6} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data && found.data.unit === '' && (
        <EmptyPlace title={t('own.no-unit')}>{t('own.no-unit.text')}</EmptyPlace>
      )}
      {found.data && found.data.unit !== '' && found.data.rows.length === 0 && (
        <EmptyPlace title={t('own.none', { unit: found.data.unit })} />
      )}
      {found.data && found.data.rows.length > 0 && <p>{t('own.text', { unit: found.data.unit })}</p>}
      {found.data?.rows.map((row) => (
        <Own key={row.incident} row={row} canAnswer={found.data.canAnswer} />
      ))}
    </Page>
  )
}

function Own({
  row,
  canAnswer,
}: {
  row: { incident: string } & Parameters<typeof RuleText>[0]['set'] & { counts: object }
  canAnswer: boolean
}) {
  const t = useWords(quarantinePageWords)
  const [outcome, setOutcome] = useState<ActOutcome | null>(null)
  const [open, setOpen] = useState<Chosen | null>(null)
  return (
    <Sheet title={t('own.incident', { number: row.incident })}>
      <p>{t('counts', { ...row.counts })}</p>
      <RuleText set={row} />
      <OutcomeText outcome={outcome} />
      <MachineList
        incident={row.incident}
        units={[]}
        isOwn
        bar={
          canAnswer
            ? (chosen, done) => (
                <>
                  <Button size="compact-sm" onClick={() => setOpen(chosen)}>
                    {t('check')}
                  </Button>
                  {open && (
                    <CheckForm
                      endpoint={quarantineApi.ownCheck}
                      incident={row.incident}
                      chosen={open}
                      onClose={() => setOpen(null)}
                      onDone={(is) => {
                        setOutcome(is)
                        setOpen(null)
                        done()
                      }}
                    />
                  )}
                </>
              )
            : null
        }
      />
    </Sheet>
  )
}
