import { SegmentedControl } from '@mantine/core'
import { formatInstant } from '#src/core/time.ts'
import { Calendar } from '#src/web/kit/Calendar.tsx'
import { Gantt } from '#src/web/kit/Gantt.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { CampaignView } from '../campaign.ts'
import classes from './CampaignTab.module.css'
import { planWords } from './plan-words.ts'

const shapes = ['gantt', 'calendar'] as const

/** The plan as bars over the days or on a calendar, whichever its reader likes better, and as a file for their own. */
export function PlanPicture({ view }: { view: CampaignView }) {
  const t = useWords(planWords)
  const [shape, setShape] = useParam('shape')
  const isCalendar = shape === 'calendar'
  const spans = [
    ...view.plan.phases.map(({ kind, from, to }) => ({ key: `${kind} ${from}`, name: t(`kind.${kind}`), from, to })),
    ...view.plan.kept.map(({ name, from, to }) => ({ key: `kept ${name} ${from}`, name, from, to, isKept: true })),
  ]
  return (
    <>
      <div className={classes.acts}>
        <SegmentedControl
          aria-label={t('view')}
          data={shapes.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={isCalendar ? 'calendar' : 'gantt'}
          onChange={(next) => setShape(next === 'calendar' ? next : '')}
        />
        <a href={`/api/incidents/${view.incident}/campaigns/${view.number}/plan.ics`} download>
          {t('ics')}
        </a>
      </div>
      {isCalendar ? <Calendar label={t('calendar.label')} spans={spans} /> : <PhaseGantt view={view} />}
    </>
  )
}

/** Phases over the days, as planned and how far each slips by the forecast. */
function PhaseGantt({ view }: { view: CampaignView }) {
  const t = useWords(planWords)
  const style = useStyle()
  const bars = view.forecast.phases.map(({ kind, from, to, endsAt, slipsHours }) => ({
    key: `${kind} ${from}`,
    name: t(`kind.${kind}`),
    title: `${t(`kind.${kind}`)} ${formatInstant(from, style)}`,
    from,
    to,
    slipsTo: to === null || slipsHours > 0 ? endsAt : null,
  }))
  return <Gantt label={t('gantt.label')} bars={bars} kept={view.plan.kept} />
}
