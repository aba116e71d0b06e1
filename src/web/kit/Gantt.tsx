import { scaleUtc } from 'd3-scale'
import type { Language } from '#src/core/language.ts'
import { formatClock, formatDay } from '#src/core/time.ts'
import classes from './Gantt.module.css'
import { useWords } from './lang.tsx'
import { useNow } from './Times.tsx'
import { ganttWords } from './words.ts'
import { useStyle } from './zone.tsx'

const dayMs = 86_400_000
/** In percent: a day further right has no room for its name. */
const lastLabel = 90
const mostTicks = 6

/** From so long a time on a day alone does not say when: then the year stands at each. */
const yearsFromMs = 300 * dayMs
/** Within so long a time a day alone does not tell the marks apart: then the hour stands at each. */
const hoursUntilMs = 3 * dayMs
const leastPadMs = 15 * 60_000
/** As large a share of the pieces of work may begin before the chart does. */
const mostOlder = 0.15

const dayOf = (day: string): string => day.replace(/^\d{4}年/, '').replace(/ \d{4} /, ' ')
/** `22日 18:00`: the day, and what hour of it. */
const hourOf = (at: Date, style: Parameters<typeof formatClock>[1]): string => {
  const day = dayOf(formatDay(at, style)).replace(/\s*\(.*\)$/, '')
  return `${day} ${formatClock(at, style)}`
}
const monthOf = (at: Date, lang: Language): string =>
  new Intl.DateTimeFormat(lang === 'ja' ? 'ja-JP' : 'en-GB', {
    ...{ year: 'numeric', month: 'short', timeZone: 'UTC' },
  }).format(at)

/** A few pieces of work that are years older than the others must not press them all into a line: the chart begins after them. */
function earliestShown(bars: readonly GanttBar[], last: number): number {
  const begins = bars.map((one) => Date.parse(one.from)).sort((a, b) => a - b)
  const usual = begins[Math.floor(begins.length * mostOlder)] ?? last
  return usual - (last - usual)
}

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
  /** Keys of what must be over before it; drawn where both stand there. */
  readonly after?: readonly string[]
  readonly isDone?: boolean
}
export type GanttSpan = { readonly name: string; readonly from: string; readonly to: string }

/** Pieces of work over the days, how far each slips, what must be kept free, and today. Its words stand below it. */
export function Gantt({
  label,
  bars,
  kept = [],
  onOpen,
}: {
  label: string
  bars: readonly GanttBar[]
  kept?: readonly GanttSpan[]
  /** Where a piece of work can be opened. */
  onOpen?: (key: string) => void
}) {
  const t = useWords(ganttWords)
  const style = useStyle()
  const now = useNow()
  const times = bars.flatMap(({ from, to, slipsTo }) =>
    [from, to, slipsTo].flatMap((at) => (at ? [Date.parse(at)] : [])),
  )
  const end = Math.max(...times)
  const begin = Math.max(Math.min(...times), earliestShown(bars, end))
  const pad = Math.max(leastPadMs, (end - begin) * 0.03)
  const [first, last] = [begin - pad, end + pad * 2]
  const isYears = last - first > yearsFromMs
  const isHours = last - first < hoursUntilMs
  const scale = scaleUtc([new Date(first), new Date(last)], [0, 100])
  // What began before the chart is drawn from a little outside its edge.
  const at = (instant: string | number) => Math.max(-1, scale(new Date(instant)))
  const span = (from: string | number, to: string | number) => ({
    left: `${at(from)}%`,
    width: `max(3px, ${at(to) - at(from)}%)`,
  })
  const isSeen = now > first && now < last
  return (
    <figure className={classes.gantt} aria-label={label}>
      <div className={classes.axis} aria-hidden>
        {scale
          .ticks(mostTicks)
          .filter((tick) => scale(tick) <= lastLabel)
          .map((tick) => (
            <span key={tick.getTime()} style={{ left: `${scale(tick)}%` }}>
              {isYears ? monthOf(tick, style.lang) : isHours ? hourOf(tick, style) : dayOf(formatDay(tick, style))}
            </span>
          ))}
      </div>
      <ul>
        <Dependencies bars={bars} at={at} />
        {bars.map(({ key, name, title, from, to, slipsTo, isDone }) => (
          <li key={key} title={title}>
            {onOpen ? (
              <button type="button" className={classes.open} onClick={() => onOpen(key)}>
                {name}
              </button>
            ) : (
              <span className={classes.name}>{name}</span>
            )}
            <span className={classes.track}>
              {kept.map((one) => (
                <i key={`${one.name} ${one.from}`} className={classes.kept} style={span(one.from, one.to)} />
              ))}
              <i
                className={classes.bar}
                style={span(from, to ?? slipsTo ?? last)}
                data-open={to === null || undefined}
                data-done={isDone || undefined}
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

/** From the end of what comes before to the beginning of what waits for it; said in words at each row. */
function Dependencies({ bars, at }: { bars: readonly GanttBar[]; at: (instant: string) => number }) {
  const rowOf = new Map(bars.map((bar, row) => [bar.key, row]))
  const lines = bars.flatMap((bar, row) =>
    (bar.after ?? []).flatMap((key) => {
      const before = bars[rowOf.get(key) ?? -1]
      if (!before?.to) return []
      const [from, to] = [at(before.slipsTo ?? before.to), at(bar.from)]
      return [
        { key: `${key} ${bar.key}`, path: `M${from} ${rowOf.get(key)! + 0.5}H${Math.max(from, to)}V${row + 0.3}` },
      ]
    }),
  )
  if (lines.length === 0) return null
  return (
    <li className={classes.lines} aria-hidden>
      <svg aria-hidden="true" viewBox={`0 0 100 ${bars.length}`} preserveAspectRatio="none">
        {lines.map(({ key, path }) => (
          <path key={key} d={path} />
        ))}
      </svg>
    </li>
  )
}
