import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { planApi } from '#src/respond/plan/api.ts'
import type { TaskRow } from '#src/respond/plan/task.ts'
import { TaskForm } from '#src/respond/plan/web/TaskForm.tsx'
import { StateText } from '#src/respond/plan/web/TaskTable.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { PlanStep } from '../sheet.ts'
import { helpdeskWords } from '../words.ts'
import own from './Helpdesk.module.css'
import { helpdeskPageWords } from './words.ts'

/** The media plan beside everything else that is done: each step with its task, how far that is, and what it waits for (S1-54). */
export function StepTasks({ incident, steps }: { incident: string; steps: readonly PlanStep[] }) {
  const t = useWords(helpdeskPageWords)
  const [making, make] = useState<PlanStep | null>(null)
  const plan = useAsk(planApi.show, { incident }).data
  if (steps.length === 0) return null
  const tasks = plan?.tasks ?? []
  const numberOf = (id: string) => tasks.find((one) => one.id === id)?.number
  return (
    <section aria-label={t('field.steps')}>
      <h3>{t('field.steps')}</h3>
      <ol className={own.steps}>
        {steps.map((step) => {
          const task = tasks.find(({ purpose }) => purpose?.kind === 'telling' && purpose.told === step.what)
          return (
            <li key={`${step.at} ${step.channel} ${step.what}`}>
              <StepText step={step} />
              {task && (
                <TaskOfStep incident={incident} task={task} after={task.after.flatMap((id) => numberOf(id) ?? [])} />
              )}
              {!task && plan?.canWrite && making !== step && (
                <Button size="compact-sm" onClick={() => make(step)}>
                  {t('step.plan')}
                </Button>
              )}
              {making === step && !task && (
                <TaskForm
                  isBare
                  incident={incident}
                  plan={tasks}
                  begin={{
                    title: step.what,
                    unit: step.by,
                    dueAt: step.at,
                    purpose: { kind: 'telling', told: step.what },
                  }}
                  onClose={() => make(null)}
                />
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function StepText({ step }: { step: PlanStep }) {
  const said = useWords(helpdeskWords)
  const style = useStyle()
  const facts = [step.at ? formatInstant(step.at, style) : '', said(`channel.${step.channel}`), step.by]
  return (
    <div>
      <b>{step.what}</b> <span className={forms.quiet}>{facts.filter(Boolean).join(' · ')}</span>
    </div>
  )
}

function TaskOfStep({ incident, task, after }: { incident: string; task: TaskRow; after: readonly number[] }) {
  const t = useWords(helpdeskPageWords)
  const { lang } = useLang()
  return (
    <div>
      <PageLink to="/incidents/$number/$tab" params={{ number: incident, tab: 'plan' }}>
        {t('step.task', { number: task.number, title: task.title[lang] })}
      </PageLink>{' '}
      <StateText task={task} />
      {after.length > 0 && <span className={forms.quiet}> {t('step.after', { tasks: after.join(', ') })}</span>}
    </div>
  )
}
