import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { ConfidenceWord } from '#src/web/kit/States.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { incidentApi } from '../../api.ts'
import type { Statement, Tense } from '../../incident.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { situationWords } from '../words/situation.ts'
import { stateWords } from '../words/state.ts'
import { AddStatement } from './AddStatement.tsx'
import classes from './situation.module.css'

const tenses = ['has-happened', 'is-happening', 'may-happen'] as const satisfies readonly Tense[]
const marks = [
  ['worst', 'isWorstCase'],
  ['negative', 'isNegative'],
  ['impact', 'isImpact'],
] as const

/** The situation in three tenses, side by side (S0-57, S0-58). */
export function Statements() {
  const state = useWords(stateWords)
  const { incident } = useIncident()
  const [form, setForm] = useParam('form')
  const [withdrawing, withdraw] = useState<Statement | null>(null)
  const adding = form === 'statement' ? 'has-happened' : tenses.find((one) => form === `statement:${one}`)
  return (
    <div className={classes.columns}>
      {tenses.map((tense) => (
        <Column
          key={tense}
          tense={tense}
          title={state(`tense.${tense}`)}
          onWithdraw={withdraw}
          onAdd={() => setForm(`statement:${tense}`)}
        />
      ))}
      {adding && incident.can.write && <AddStatement tense={adding} onClose={() => setForm('')} />}
      {withdrawing && <Withdraw statement={withdrawing} onClose={() => withdraw(null)} />}
    </div>
  )
}

function Withdraw({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const t = useWords(situationWords)
  const { incident } = useIncident()
  const tell = useTell(incidentApi.withdrawStatement)
  return (
    <ConfirmWithReason
      isOpen
      onClose={onClose}
      title={t('withdraw.title')}
      act={t('withdraw.act')}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onConfirm={async (reason) => {
        if (await tell.tell({ incident: incident.number, id: statement.id, reason })) onClose()
      }}
    >
      <p>{t('withdraw.text', { text: statement.text })}</p>
    </ConfirmWithReason>
  )
}

function Column({
  tense,
  title,
  onAdd,
  onWithdraw,
}: {
  tense: Tense
  title: string
  onAdd: () => void
  onWithdraw: (statement: Statement) => void
}) {
  const t = useWords(situationWords)
  const { incident } = useIncident()
  const [isPastShown, showPast] = useState(false)
  const all = incident.situation.filter((one) => one.tense === tense)
  const standing = all.filter((one) => one.withdrawnAt === null)
  const past = all.filter((one) => one.withdrawnAt !== null)
  const sorted = [...standing].sort((a, b) => Number(b.isWorstCase) - Number(a.isWorstCase))
  return (
    <Sheet title={title} acts={incident.can.write && <Button onClick={onAdd}>{t('add')}</Button>}>
      {standing.length === 0 && <p className={forms.quiet}>{t(`column.none.${tense}`)}</p>}
      {all.length > 0 && (
        <ul className={forms.bleed}>
          {[...sorted, ...(isPastShown ? past : [])].map((one) => (
            <StatementRow key={one.id} statement={one} onWithdraw={onWithdraw} />
          ))}
          {past.length > 0 && (
            <li>
              <button type="button" className={forms.link} onClick={() => showPast(!isPastShown)}>
                {isPastShown ? t('withdrawn.hide') : t('withdrawn.show', { count: past.length })}
              </button>
            </li>
          )}
        </ul>
      )}
    </Sheet>
  )
}

function StatementRow({ statement, onWithdraw }: { statement: Statement; onWithdraw: (statement: Statement) => void }) {
  const t = useWords(situationWords)
  const style = useStyle()
  const { incident } = useIncident()
  const { withdrawnAt, withdrawnReason } = statement
  return (
    <li className={classes.statement} data-withdrawn={withdrawnAt !== null || undefined}>
      <p className={classes.text}>{statement.text}</p>
      <p className={classes.line}>
        {marks.map(
          ([mark, field]) =>
            statement[field] && (
              <span key={mark} className={classes.mark} data-mark={mark} data-means={t(`add.${mark}.means`)}>
                {t(`mark.${mark}`)}
              </span>
            ),
        )}
        <ConfidenceWord confidence={statement.confidence} />
      </p>
      <p className={classes.by}>
        <span>{t('by', { name: statement.byName, at: formatInstant(statement.at, style) })}</span>
        {incident.can.write && withdrawnAt === null && (
          <button type="button" className={forms.link} onClick={() => onWithdraw(statement)}>
            {t('withdraw')}
          </button>
        )}
      </p>
      {withdrawnAt && (
        <p className={forms.quiet}>
          {t('withdrawn', { at: formatInstant(withdrawnAt, style), reason: withdrawnReason ?? '' })}
        </p>
      )}
    </li>
  )
}
