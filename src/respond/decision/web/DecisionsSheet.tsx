import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { decisionApi } from '../api.ts'
import type { DecisionRow } from '../decision.ts'
import { AskForm } from './AskForm.tsx'
import { DecisionRows } from './DecisionRows.tsx'
import classes from './Decisions.module.css'
import { decisionPageWords } from './words.ts'

/** The decisions of an incident, below its containment. */
export function DecisionsSheet({ incident }: { incident: string }) {
  const t = useWords(decisionPageWords)
  const { data } = useAsk(decisionApi.list, { incident })
  const [isAsking, ask] = useState(false)
  const [leaving, leave] = useState<DecisionRow | null>(null)
  const withdraw = useTell(decisionApi.withdraw, { also: ['desk'], onDone: () => leave(null) })
  if (!data) return null
  const isOpen = (row: DecisionRow) => row.state === 'open' || row.state === 'later'
  return (
    <>
      {isAsking && <AskForm incident={incident} onClose={() => ask(false)} />}
      <Sheet
        title={t('title')}
        acts={data.canAsk && !isAsking && <Button onClick={() => ask(true)}>{t('ask')}</Button>}
      >
        {data.rows.length === 0 && <p className={forms.quiet}>{t('list.none')}</p>}
        <DecisionRows
          rows={data.rows}
          acts={(row) =>
            data.canAsk &&
            isOpen(row) && (
              <div className={classes.acts}>
                <Button size="compact-sm" onClick={() => leave(row)}>
                  {t('withdraw')}
                </Button>
              </div>
            )
          }
        />
      </Sheet>
      {leaving && (
        <ConfirmWithReason
          isOpen
          onClose={() => leave(null)}
          title={t('withdraw.title', { number: leaving.number })}
          act={t('withdraw')}
          isBusy={withdraw.isTelling}
          problem={withdraw.problem}
          onConfirm={(reason) => void withdraw.tell({ incident, decision: leaving.number, reason })}
        >
          <p>{t('withdraw.text')}</p>
        </ConfirmWithReason>
      )}
    </>
  )
}
