import { scaleBand, scaleLinear } from 'd3-scale'
import { useDrawingSize } from '#src/respond/incident/web/record/timeline/use-drawing-size.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import type { Trend } from '../figures.ts'
import { labelOf } from '../period.ts'
import classes from './Trends.module.css'
import { trendWords } from './words.ts'

const height = 240
const edge = { top: 26, right: 8, bottom: 40, left: 36 }
const labelWidth = { month: 34, quarter: 62, year: 40 }
const figureWidth = 18
const ticks = 4

/** A bar for each period; the row chosen in the table stands in it as its dark part. The table says the same in figures. */
export function TrendChart({
  what,
  trend,
  part,
}: {
  what: string
  trend: Trend
  part: { readonly name: string; readonly counts: readonly number[] } | undefined
}) {
  const t = useWords(trendWords)
  const { lang } = useLang()
  const { box, svg, width } = useDrawingSize()
  const { periods, total } = trend
  const x = scaleBand<number>()
    .domain(periods.map((_, at) => at))
    .range([edge.left, Math.max(edge.left + 1, width - edge.right)])
    .paddingInner(0.28)
    .paddingOuter(0.14)
  const most = Math.max(1, ...total, ...(part?.counts ?? []))
  const y = scaleLinear()
    .domain([0, most])
    .nice(ticks)
    .range([height - edge.bottom, edge.top])
  const floor = height - edge.bottom
  const every = Math.max(1, Math.ceil(labelWidth[trend.step] / x.step()))
  const markAt = (month: string) => periods.findIndex((one) => one.from <= month && month < one.until)
  const marks = trend.remarks.map((remark, at) => ({ remark, number: at + 1, place: Math.max(0, markAt(remark.from)) }))
  return (
    <div ref={box} className={classes.chart}>
      <svg
        ref={svg}
        width={width || '100%'}
        height={height}
        viewBox={width ? `0 0 ${width} ${height}` : undefined}
        role="img"
      >
        <title>
          {t('chart', {
            what,
            first: labelOf(periods[0]!, lang),
            last: labelOf(periods.at(-1)!, lang),
            sum: total.reduce((one, other) => one + other, 0),
          })}
        </title>
        {y
          .ticks(ticks)
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick} transform={`translate(0,${y(tick)})`} className={classes.tick}>
              <line x1={edge.left} x2={width - edge.right} />
              <text x={edge.left - 6} dy="0.35em" textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
        {periods.map((period, at) => {
          const count = total[at]!
          const dark = part?.counts[at] ?? 0
          const facts = { period: labelOf(period, lang), count }
          const middle = x(at)! + x.bandwidth() / 2
          const isNewYear = at === 0 || periods[at - 1]!.from.slice(0, 4) !== period.from.slice(0, 4)
          return (
            <g
              key={period.key}
              data-means={part ? t('chart.part', { ...facts, name: part.name, part: dark }) : t('chart.bar', facts)}
            >
              <rect x={x(at)} y={edge.top} width={x.bandwidth()} height={floor - edge.top} className={classes.reach} />
              <rect
                x={x(at)}
                y={y(count)}
                width={x.bandwidth()}
                height={floor - y(count)}
                className={classes.bar}
                data-pale={part !== undefined || undefined}
              />
              {dark > 0 && (
                <rect x={x(at)} y={y(dark)} width={x.bandwidth()} height={floor - y(dark)} className={classes.part} />
              )}
              {count > 0 && x.bandwidth() >= figureWidth && (
                <text x={middle} y={y(count) - 5} textAnchor="middle" className={classes.figure}>
                  {part ? `${dark} / ${count}` : count}
                </text>
              )}
              {at % every === 0 && (
                <text x={middle} y={floor + 16} textAnchor="middle" className={classes.label}>
                  {labelOf(period, lang, false)}
                </text>
              )}
              {isNewYear && trend.step !== 'year' && (
                <text x={x(at)} y={floor + 33} className={classes.year}>
                  {period.from.slice(0, 4)}
                </text>
              )}
            </g>
          )
        })}
        {marks.map(({ remark, number, place }) => {
          const beside = marks.filter((one) => one.place === place && one.number < number).length
          return (
            <g
              key={remark.id}
              transform={`translate(${x(place)! + x.bandwidth() / 2 + beside * 18},9)`}
              className={classes.mark}
              data-means={remark.text}
            >
              <circle r={8} />
              <text dy="0.35em" textAnchor="middle">
                {number}
              </text>
            </g>
          )
        })}
        <line x1={edge.left} x2={width - edge.right} y1={floor} y2={floor} className={classes.floor} />
      </svg>
    </div>
  )
}
