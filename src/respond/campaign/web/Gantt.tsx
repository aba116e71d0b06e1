import { scaleUtc } from 'd3-scale'
import { formatDay, formatInstant } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNow } from '#src/web/kit/Times.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { CampaignView } from '../campaign.ts'
import classes from './Plan.module.css'
import { planWords } from './plan-words.ts'

const dayMs = 86_400_000

/** Phases over the days, as planned and how far each slips by the forecast; what must be kept free runs through. Its words stand below. */
export function Gantt({ view }: { view: CampaignView }) {
  const t = useWords(planWords)
  const style = useStyle()
  const now = useNow()
  const phases = view.forecast.phases
  const times = phases.flatMap(({ from, to, endsAt }) =>
    [from, to, endsAt].filter((at) => at !== null).map((at) => Date.parse(at)),
  )
  const first = Math.min(...times) - dayMs / 2
  const last = Math.max(...times) + dayMs
  const scale = scaleUtc([new Date(first), new Date(last)], [0, 100])
  const at = (instant: string | number) => scale(new Date(instant))
  const span = (from: string | number, to: string | number) => ({
    left: `${at(from)}%`,
    width: `max(3px, ${at(to) - at(from)}%)`,
  })
  const isSeen = now > first && now < last
  return (
    <figure className={classes.gantt} aria-label={t('gantt.label')}>
      <div className={classes.axis} aria-hidden>
        {scale.ticks(6).map((tick) => (
          <span key={tick.getTime()} style={{ left: `${scale(tick)}%` }}>
            {formatDay(tick, style)
              .replace(/^\d{4}年/, '')
              .replace(/ \d{4} /, ' ')}
          </span>
        ))}
      </div>
      <ul>
        {phases.map(({ kind, from, to, endsAt, slipsHours }) => {
          const end = to ?? endsAt ?? new Date(last).toISOString()
          return (
            <li key={`${kind} ${from}`} title={`${t(`kind.${kind}`)} ${formatInstant(from, style)}`}>
              <span className={classes.name}>{t(`kind.${kind}`)}</span>
              <span className={classes.track}>
                {view.plan.kept.map((one) => (
                  <i key={`${one.name} ${one.from}`} className={classes.kept} style={span(one.from, one.to)} />
                ))}
                <i className={classes.bar} style={span(from, end)} data-open={to === null || undefined} />
                {slipsHours > 0 && to !== null && endsAt !== null && (
                  <i className={classes.slip} style={span(to, endsAt)} />
                )}
                {isSeen && <i className={classes.today} style={{ left: `${at(now)}%` }} title={t('gantt.today')} />}
              </span>
            </li>
          )
        })}
      </ul>
    </figure>
  )
}
