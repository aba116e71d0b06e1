import { formatInstant } from '#src/core/time.ts'
import { Gantt } from '#src/web/kit/Gantt.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { CampaignView } from '../campaign.ts'
import { planWords } from './plan-words.ts'

/** Phases over the days, as planned and how far each slips by the forecast. */
export function PhaseGantt({ view }: { view: CampaignView }) {
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
