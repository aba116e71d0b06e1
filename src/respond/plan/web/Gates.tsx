import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { type PlanView, planApi } from '../api.ts'
import { isOpen } from '../task.ts'
import classes from './Plan.module.css'
import { planPageWords } from './words.ts'

/** Gates that are not passed: what each waits for, and the way on by an exception where the playbook knows one. */
export function Gates({ incident, plan }: { incident: string; plan: PlanView }) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  const [asking, ask] = useState<string | null>(null)
  const except = useTell(planApi.except, { onDone: () => ask(null) })
  const by = new Map(plan.tasks.map((one) => [one.id, one]))
  const named = (ids: readonly string[]) =>
    ids
      .flatMap((id) => by.get(id) ?? [])
      .filter((one) => isOpen(one.state) || (one.state === 'dropped' && !one.isUnneeded))
      .map((one) => `${one.number} ${one.title[lang]}`)
      .join(lang === 'ja' ? '、' : '; ')
  const closed = plan.gates.filter(
    (gate) => !gate.isPassed && gate.holds.some((id) => isOpen(by.get(id)?.state ?? 'done')),
  )
  const excepted = plan.gates.filter((gate) => gate.excepted)
  if (closed.length + excepted.length === 0) return null
  const gate = plan.gates.find((one) => one.id === asking)
  return (
    <Sheet title={closed.length > 0 ? t('gate.title') : undefined}>
      {closed.map((one) => (
        <div key={one.id} className={classes.gate}>
          <p>
            <b>{one.says[lang]}</b>
          </p>
          <p className={classes.quiet}>{t('gate.needs', { tasks: named(one.needs) })}</p>
          <p className={classes.quiet}>{t('gate.holds', { tasks: named(one.holds) })}</p>
          {plan.canWrite && one.exception && (
            <div className={classes.acts}>
              <Button size="compact-sm" onClick={() => ask(one.id)}>
                {t('gate.act')}
              </Button>
            </div>
          )}
          {!one.exception && <p className={classes.quiet}>{t('gate.strict')}</p>}
        </div>
      ))}
      {excepted.map((one) => (
        <div key={one.id} className={classes.gate}>
          <p>{one.says[lang]}</p>
          <p className={classes.quiet}>
            {t('gate.excepted', { by: one.excepted?.by ?? '', reason: one.excepted?.reason ?? '' })}
          </p>
        </div>
      ))}
      <ConfirmWithReason
        isOpen={gate !== undefined}
        onClose={() => ask(null)}
        title={t('gate.confirm')}
        act={t('gate.act')}
        isBusy={except.isTelling}
        problem={except.problem}
        onConfirm={(reason) => gate && void except.tell({ incident, gate: gate.id, reason })}
      >
        <p>{gate?.says[lang]}</p>
        <p>{gate?.exception?.[lang]}</p>
      </ConfirmWithReason>
    </Sheet>
  )
}
