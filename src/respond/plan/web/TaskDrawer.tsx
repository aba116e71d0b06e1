import { Drawer } from '@mantine/core'
import { useState } from 'react'
import { formatElapsed } from '#src/core/time.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Facts } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { planApi } from '../api.ts'
import type { TaskDetail, TaskRow } from '../task.ts'
import classes from './Plan.module.css'
import { useRole } from './role.ts'
import { TaskActs } from './TaskActs.tsx'
import { TaskForm } from './TaskForm.tsx'
import { TaskNotes } from './TaskNotes.tsx'
import { DueText, Marks, OwnerText, PurposeText, StateText } from './TaskTable.tsx'
import { planPageWords } from './words.ts'

const minuteMs = 60_000

/** One task: what it is, what the playbook says of it, what can be done with it, its notes. */
export function TaskDrawer({
  id,
  plan = [],
  onClose,
}: {
  id: string
  /** The other tasks of its plan, where the reader sees them. */
  plan?: readonly TaskRow[]
  onClose: () => void
}) {
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const found = useAsk(planApi.task, { task: id }, { retry: false })
  const task = found.data
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={task ? `${task.number}. ${task.title[lang]}` : ''}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      {found.isPending && <LoadingPlace />}
      {found.error && <ErrorPlace problem={found.error} />}
      {task && <Shown task={task} plan={plan} />}
    </Drawer>
  )
}

function Shown({ task, plan }: { task: TaskDetail; plan: readonly TaskRow[] }) {
  const [isEditing, edit] = useState(false)
  if (isEditing)
    return <TaskForm incident={task.incident.number} task={task} plan={plan} onClose={() => edit(false)} isBare />
  return (
    <div className={rows.drawer}>
      <TaskActs task={task} onEdit={() => edit(true)} />
      <TaskFacts task={task} />
      {task.guide && <GuideText task={task} guide={task.guide} />}
      <TaskNotes task={task} />
    </div>
  )
}

function TaskFacts({ task }: { task: TaskDetail }) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  const role = useRole()
  const mayIncidents = useMay('incident:read')
  const answer = task.guide?.choose?.answers.find((one) => one.id === task.answer)
  return (
    <div>
      <PurposeText task={task} />
      <Marks task={task} isCritical={false} />
      {task.detail && <p className={classes.note}>{task.detail}</p>}
      <Facts
        rows={[
          [t('column.state'), <StateText key="s" task={task} />],
          [
            t('incident'),
            mayIncidents && task.incident.title !== null ? (
              <PageLink key="i" to="/incidents/$number/$tab" params={{ number: task.incident.number, tab: 'plan' }}>
                {task.incident.number} {task.incident.title}
              </PageLink>
            ) : (
              task.incident.number
            ),
          ],
          [t('column.owner'), task.owner ? <OwnerText key="o" task={task} /> : t('owner.none')],
          [t('fact.role'), role(task.role)],
          [
            t(task.standing === 'over' ? 'column.done' : 'column.due'),
            task.standing === 'none' ? null : <DueText key="d" task={task} />,
          ],
          [t('fact.minutes'), task.minutes === null ? null : formatElapsed(task.minutes * minuteMs, lang)],
          [t('fact.answer'), answer?.[lang] ?? null],
          [t('fact.proof'), task.proof],
          [t('fact.reason'), task.reason],
          [
            t('fact.by'),
            <span key="b">
              {task.stateBy} <Instant at={task.stateAt} />
            </span>,
          ],
          [t('fact.playbook'), task.guide?.playbook[lang] ?? null],
        ]}
      />
    </div>
  )
}

function GuideText({ task, guide }: { task: TaskDetail; guide: NonNullable<TaskDetail['guide']> }) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  const parts = [
    ['how', guide.how],
    ['why', guide.why],
    ['proof', guide.proof],
  ] as const
  return (
    <section className={classes.guide} aria-label={t('fact.playbook')}>
      {guide.caution && task.standing !== 'over' && (
        <p className={classes.caution}>
          <b>{t('guide.caution')}</b> {guide.caution[lang]}
        </p>
      )}
      {parts.map(
        ([name, text]) =>
          text && (
            <div key={name}>
              <h3>{t(`guide.${name}`)}</h3>
              <p>{text[lang]}</p>
            </div>
          ),
      )}
    </section>
  )
}
