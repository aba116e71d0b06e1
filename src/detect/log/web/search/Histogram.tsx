import { Button } from '@mantine/core'
import { scaleLinear } from 'd3-scale'
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { ticksOf } from '#src/respond/incident/web/record/timeline/ticks.ts'
import { useDrawingSize } from '#src/respond/incident/web/record/timeline/use-drawing-size.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { logApi } from '../../api.ts'
import { logWords } from '../words.ts'
import { barsOf, widthOf } from './buckets.ts'
import classes from './Histogram.module.css'
import { HistogramTable } from './HistogramTable.tsx'
import { zoomed } from './span.ts'
import type { LogAsk } from './use-log-view.ts'

const height = 132
const edge = { top: 8, right: 4, bottom: 24, left: 44 }
export const mostBars = 90
const tickWidth = 92
/** A pointer that moved less was a click. */
const dragPx = 5

/** How many lines over time. Dragged over by mouse or finger, moved and zoomed by keys and buttons; the table holds links. */
export function Histogram({
  ask,
  from,
  to,
  onSpan,
}: {
  ask: LogAsk
  from: number
  to: number
  onSpan: (from: number, to: number) => void
}) {
  const t = useWords(logWords)
  const style = useStyle()
  const { lang } = useLang()
  const { box, svg, width } = useDrawingSize()
  const seconds = widthOf(from, to, mostBars)
  const found = useAsk(logApi.histogram, { ...ask, seconds }, { keepsPrevious: true, retry: false })
  const bars = useMemo(
    () => (found.data ? barsOf(found.data.buckets, found.data.seconds, from, to) : []),
    [found.data, from, to],
  )
  const total = bars.reduce((sum, bar) => sum + bar.count, 0)
  const right = Math.max(edge.left + 1, width - edge.right)
  const x = scaleLinear().domain([from, to]).range([edge.left, right])
  const y = scaleLinear()
    .domain([0, Math.max(1, ...bars.map((bar) => bar.count))])
    .nice(3)
    .range([height - edge.bottom, edge.top])
  const floor = height - edge.bottom
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const placeOf = (event: PointerEvent) => {
    const left = svg.current?.getBoundingClientRect().left ?? 0
    return Math.min(right, Math.max(edge.left, event.clientX - left))
  }
  const move = (by: 'in' | 'out' | 'earlier' | 'later') => onSpan(...zoomed(from, to, by))
  const onKey = (event: KeyboardEvent) => {
    const by = keys[event.key]
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move(by)
  }
  const read = (at: number) => formatInstant(at, { ...style, named: false, precision: 'second' })
  const finish = (event: PointerEvent) => {
    if (!drag) return
    setDrag(null)
    const [a, b] = [Math.min(drag.from, placeOf(event)), Math.max(drag.from, placeOf(event))]
    if (b - a >= dragPx) return onSpan(Math.floor(x.invert(a)), Math.ceil(x.invert(b)))
    const bar = bars.find((one) => x(one.from) <= a && a <= Math.max(x(one.to), x(one.from) + dragPx))
    if (bar && (bar.from > from || bar.to < to)) onSpan(bar.from, bar.to)
  }
  return (
    <section className={classes.chart} aria-label={t('chart.title')}>
      <div
        ref={box}
        className={classes.drawing}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move the span and plus and minus zoom, as the hint says
        tabIndex={0}
        role="application"
        aria-label={`${t('chart.means', { from: read(from), to: read(to), count: total })} ${t('chart.hint')}`}
        onKeyDown={onKey}
      >
        <svg
          ref={svg}
          width={width || '100%'}
          height={height}
          aria-hidden
          onPointerDown={(event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            setDrag({ from: placeOf(event), to: placeOf(event) })
          }}
          onPointerMove={(event) => drag && setDrag({ ...drag, to: placeOf(event) })}
          onPointerUp={finish}
          onPointerCancel={() => setDrag(null)}
        >
          {y
            .ticks(3)
            .filter(Number.isInteger)
            .map((tick) => (
              <g key={tick} transform={`translate(0,${y(tick)})`} className={classes.tick}>
                <line x1={edge.left} x2={right} />
                <text x={edge.left - 6} dy="0.35em" textAnchor="end">
                  {new Intl.NumberFormat(lang, { notation: 'compact' }).format(tick)}
                </text>
              </g>
            ))}
          {bars.map((bar) => (
            <g key={bar.from} data-means={t('chart.bar', { from: read(bar.from), to: read(bar.to), count: bar.count })}>
              <rect
                x={x(bar.from)}
                y={edge.top}
                width={barWidth(bar)}
                height={floor - edge.top}
                className={classes.reach}
              />
              <rect
                x={x(bar.from)}
                // A single line must be seen beside a million.
                y={Math.min(floor - 2, y(bar.count))}
                width={barWidth(bar)}
                height={Math.max(2, floor - y(bar.count))}
                className={classes.bar}
              />
            </g>
          ))}
          {ticksOf(from, to, Math.max(2, Math.floor((right - edge.left) / tickWidth)), style).map((tick) => (
            <g
              key={tick.at}
              transform={`translate(${x(tick.at)},0)`}
              className={classes.mark}
              data-day={tick.isDay || undefined}
            >
              <line y1={floor} y2={floor + 5} />
              <text y={floor + 18} textAnchor={x(tick.at) > right - 30 ? 'end' : 'middle'}>
                {tick.label}
              </text>
            </g>
          ))}
          <line x1={edge.left} x2={right} y1={floor} y2={floor} className={classes.floor} />
          {drag && (
            <rect
              x={Math.min(drag.from, drag.to)}
              y={edge.top}
              width={Math.abs(drag.to - drag.from)}
              height={floor - edge.top}
              className={classes.drag}
            />
          )}
        </svg>
      </div>
      <div className={classes.acts}>
        {(['earlier', 'later', 'in', 'out'] as const).map((by) => (
          <Button key={by} size="compact-sm" onClick={() => move(by)}>
            {t(`chart.${by}`)}
          </Button>
        ))}
        <span className={classes.hint}>
          {found.data && (found.data.progress < 1 || found.data.missing.length > 0)
            ? t('chart.partial')
            : t('chart.hint')}
        </span>
      </div>
      <HistogramTable bars={bars} />
    </section>
  )

  function barWidth(bar: { from: number; to: number }): number {
    return Math.max(1.5, x(bar.to) - x(bar.from) - 1)
  }
}

const keys: Readonly<Record<string, 'in' | 'out' | 'earlier' | 'later'>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  '+': 'in',
  ';': 'in',
  '=': 'in',
  '-': 'out',
}
