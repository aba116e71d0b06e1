import { scaleUtc } from 'd3-scale'
import { formatDay } from '#src/core/time.ts'
import classes from './Gantt.module.css'
import { useWords } from './lang.tsx'
import { useNow } from './Times.tsx'
import { ganttWords } from './words.ts'
import { useStyle } from './zone.tsx'

const dayMs = 86_400_000
const mostTicks = 6

export type GanttBar = {
  readonly key: string
  readonly name: string
  /** What stands at the pointer: name and times in words. */
  readonly title: string
  readonly from: string
  /** Null while its end is open. */
  readonly to: string | null
  /** When it is really over by the forecast, if that is later. */
  readonly slipsTo?: string | null
}
export type GanttSpan = { readonly name: string; readonly from: string; readonly to: string }

/** Pieces of work over the days, how far each slips, what must be kept free, and today. Its words stand below it. */
export function Gantt({
  label,
  bars,
  kept = [],
}: {
  label: string
  bars: readonly GanttBar[]
  kept?: readonly GanttSpan[]
}) {
  const t = useWords(ganttWords)
  const style = useStyle()
  const now = useNow()
  const times = bars.flatMap(({ from, to, slipsTo }) =>
    [from, to, slipsTo].flatMap((at) => (at ? [Date.parse(at)] : [])),
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
    <figure className={classes.gantt} aria-label={label}>
      <div className={classes.axis} aria-hidden>
        {scale.ticks(mostTicks).map((tick) => (
          <span key={tick.getTime()} style={{ left: `${scale(tick)}%` }}>
            {formatDay(tick, style)
              .replace(/^\d{4}年/, '')
              .replace(/ \d{4} /, ' ')}
          </span>
        ))}
      </div>
      <ul>
        {bars.map(({ key, name, title, from, to, slipsTo }) => (
          <li key={key} title={title}>
            <span className={classes.name}>{name}</span>
            <span className={classes.track}>
              {kept.map((one) => (
                <i key={`${one.name} ${one.from}`} className={classes.kept} style={span(one.from, one.to)} />
              ))}
              <i
                className={classes.bar}
                style={span(from, to ?? slipsTo ?? last)}
                data-open={to === null || undefined}
              />
              {slipsTo && to !== null && <i className={classes.slip} style={span(to, slipsTo)} />}
              {isSeen && <i className={classes.today} style={{ left: `${at(now)}%` }} title={t('today')} />}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
