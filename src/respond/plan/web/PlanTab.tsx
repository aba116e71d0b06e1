import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { formatElapsed } from '#src/core/time.ts'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { type PlanView, planApi } from '../api.ts'
import { Meetings } from '../meeting/web/Meetings.tsx'
import { Versions } from '../version/web/Versions.tsx'
import { AskedView } from './AskedView.tsx'
import { Board } from './Board.tsx'
import { Gates } from './Gates.tsx'
import classes from './Plan.module.css'
import { PlanGantt } from './PlanGantt.tsx'
import { PlanList } from './PlanList.tsx'
import { Playbooks } from './Playbooks.tsx'
import { TaskDrawer } from './TaskDrawer.tsx'
import { TaskForm } from './TaskForm.tsx'
import { planPageWords } from './words.ts'

const views = ['list', 'board', 'gantt', 'asked'] as const
type View = (typeof views)[number]
const minuteMs = 60_000

/** The plan of an incident: its tasks as a list or a board, what others were asked, and the playbook that it follows. */
export function PlanTab() {
  const { incident } = useIncident()
  const found = useAsk(planApi.show, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={8} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  return <Plan plan={found.data} />
}

function Plan({ plan }: { plan: PlanView }) {
  const t = useWords(planPageWords)
  const { incident } = useIncident()
  const [form, setForm] = useParam('form')
  const [asked, setView] = useParam('view', 'list')
  const view: View = views.find((one) => one === asked && (one !== 'asked' || plan.canWrite)) ?? 'list'
  const critical = useMemo(() => new Set(plan.criticalPath.ids), [plan.criticalPath.ids])
  const task = form.startsWith('task:') ? form.slice('task:'.length) : ''
  const open = (id: string) => setForm(`task:${id}`)
  const close = () => setForm('')
  const isEmpty = plan.tasks.length === 0
  return (
    <div className={classes.page}>
      {form === 'add' && plan.canWrite && <TaskForm incident={incident.number} plan={plan.tasks} onClose={close} />}
      {(form === 'playbook' || isEmpty) && plan.canWrite && form !== 'add' && view !== 'asked' && (
        <Playbooks incident={incident.number} plan={plan} isFirst={isEmpty} onClose={close} />
      )}
      <div className={classes.bar}>
        <Views view={view} onView={setView} hasAsked={plan.canWrite} />
        {plan.canWrite && form !== 'add' && (
          <div className={classes.acts}>
            {!isEmpty && form !== 'playbook' && (
              <Button onClick={() => setForm('playbook')}>{t('playbook.choose')}</Button>
            )}
            <Button
              variant={isEmpty || view === 'asked' || form === 'playbook' ? 'default' : 'filled'}
              onClick={() => setForm('add')}
            >
              {t('add.act')}
            </Button>
          </div>
        )}
      </div>
      {view === 'asked' ? (
        <AskedView incident={incident.number} />
      ) : (
        <>
          {isEmpty && !plan.canWrite && <Nothing />}
          {!isEmpty && <Sum plan={plan} />}
          {form === 'gate' && <Gates incident={incident.number} plan={plan} />}
          {!isEmpty && view === 'list' && <PlanList tasks={plan.tasks} critical={critical} onOpen={open} />}
          {!isEmpty && view === 'board' && <Board tasks={plan.tasks} critical={critical} onOpen={open} />}
          {!isEmpty && view === 'gantt' && <PlanGantt tasks={plan.tasks} onOpen={open} />}
          {form !== 'gate' && <Gates incident={incident.number} plan={plan} />}
          <Meetings incident={incident.number} onTask={open} />
          {!isEmpty && <Versions incident={incident.number} canWrite={plan.canWrite} />}
        </>
      )}
      {task !== '' && <TaskDrawer key={task} id={task} plan={plan.tasks} onClose={close} />}
    </div>
  )
}

function Nothing() {
  const t = useWords(planPageWords)
  const isUnit = useMe()?.role === 'unit-administrator'
  return <EmptyPlace title={t('plan.none')}>{t(isUnit ? 'plan.none.own' : 'plan.none.read')}</EmptyPlace>
}

function Views({ view, onView, hasAsked }: { view: View; onView: (view: View) => void; hasAsked: boolean }) {
  const t = useWords(planPageWords)
  return (
    <fieldset className={rows.shows}>
      <legend className={rows.hidden}>{t('view.label')}</legend>
      {views
        .filter((one) => one !== 'asked' || hasAsked)
        .map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => onView(one)}>
            {t(`view.${one}`)}
          </button>
        ))}
    </fieldset>
  )
}

/** How much is done, and how long the longest way through the rest takes. */
function Sum({ plan: { tasks, criticalPath } }: { plan: PlanView }) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  const all = tasks.filter((one) => one.state !== 'dropped')
  const done = all.filter((one) => one.state === 'done').length
  const longest =
    criticalPath.minutes > 0 && t('plan.longest', { span: formatElapsed(criticalPath.minutes * minuteMs, lang) })
  return (
    <p className={classes.quiet}>
      {[t('plan.sum', { all: all.length, done }), longest].filter(Boolean).join(lang === 'ja' ? '。' : '; ')}
      {lang === 'ja' ? '。' : '.'}
    </p>
  )
}
