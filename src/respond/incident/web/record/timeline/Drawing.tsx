import type { ScaleTime } from 'd3-scale'
import type { RefObject } from 'react'
import { formatDay, formatWhen, type When } from '#src/core/time.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { EntryView } from '../../../incident.ts'
import type { Lane } from './lanes.ts'
import classes from './Timeline.module.css'
import { ticksOf } from './ticks.ts'

const laneHeight = 40
const axisHeight = 34
const radius = 6
const pixelsPerTick = 96

/** Lanes with their entries: exact ones as points, ranges as bars, "about" faded. Each opens its entry. */
export function Drawing({
  svg,
  lanes,
  scale,
  width,
  onOpen,
}: {
  svg: RefObject<SVGSVGElement | null>
  lanes: readonly Lane[]
  scale: ScaleTime<number, number>
  width: number
  onOpen: (id: string) => void
}) {
  const style = useStyle()
  const [from, to] = scale.domain().map(Number) as [number, number]
  const ticks = ticksOf(from, to, Math.max(2, Math.floor(width / pixelsPerTick)), style)
  const height = axisHeight + lanes.length * laneHeight
  return (
    <svg ref={svg} width={width || '100%'} height={height} className={classes.drawing} aria-hidden={width === 0}>
      <title>{`${formatDay(from, style)} – ${formatDay(to, style)}`}</title>
      <text x={4} y={12} className={classes.year}>
        {formatDay(from, style)}
      </text>
      {ticks.map((tick) => (
        <g
          key={tick.at}
          transform={`translate(${scale(tick.at)},0)`}
          data-day={tick.isDay || undefined}
          className={classes.tick}
        >
          <line y1={axisHeight - 5} y2={height} />
          <text y={axisHeight - 9} textAnchor="middle">
            {tick.label}
          </text>
        </g>
      ))}
      {lanes.map((lane, at) => (
        <g key={lane.key} transform={`translate(0,${axisHeight + at * laneHeight})`}>
          <line className={classes.rule} x2={width} />
          {lane.entries.map((entry) => (
            <Mark key={entry.id} entry={entry} scale={scale} width={width} onOpen={onOpen} />
          ))}
          <text x={4} y={13} className={classes.lane}>
            {lane.label}
          </text>
        </g>
      ))}
    </svg>
  )
}

function Mark({
  entry,
  scale,
  width,
  onOpen,
}: {
  entry: EntryView
  scale: ScaleTime<number, number>
  width: number
  onOpen: (id: string) => void
}) {
  const style = useStyle()
  const when = entry.when as When
  const x = scale(Date.parse(when.from))
  const end = scale(Date.parse(when.to))
  if (end < -radius || x > width + radius) return null
  const isPoint = when.precision === 'minute' || when.precision === 'second' || when.precision === 'unknown'
  const label = `${formatWhen(when, { ...style, withDay: true })} ${entry.text.slice(0, 200)}`
  const shape =
    isPoint || end - x < 2 * radius ? (
      <circle cx={x} cy={26} r={radius} />
    ) : (
      <rect x={x} y={26 - radius} width={end - x} height={2 * radius} rx={3} />
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button inside of a drawing
    <g
      role="button"
      tabIndex={-1}
      aria-label={label}
      data-means={label}
      data-kind={entry.kind}
      data-precision={when.precision}
      data-corrected={entry.correctedBy ? true : undefined}
      className={classes.mark}
      onClick={() => onOpen(entry.id)}
      onKeyDown={(event) => event.key === 'Enter' && onOpen(entry.id)}
    >
      <circle cx={x} cy={26} r={12} className={classes.reach} />
      {shape}
    </g>
  )
}
