import { scaleLinear, scaleTime } from 'd3-scale'
import { useDrawingSize } from '#src/respond/incident/web/record/timeline/use-drawing-size.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import type { ActivityPoint } from '../damage.ts'
import classes from './Damage.module.css'
import { damagePageWords } from './words.ts'

const height = 190
const left = 44
const bottom = 8
const top = 10

/** How active the organisation was (S3-6): each level holds until the next; what is missing to 100 is filled. The list says the same. */
export function Curve({ points }: { points: readonly ActivityPoint[] }) {
  const t = useWords(damagePageWords)
  const { box, svg, width } = useDrawingSize()
  const first = Date.parse(points[0]!.at)
  const last = Date.parse(points.at(-1)!.at)
  const x = scaleTime([first, last + (last - first) / 12], [left, Math.max(left + 1, width - 4)])
  const most = Math.max(100, ...points.map((one) => one.level))
  const y = scaleLinear([0, most], [height - bottom, top])
  const line = points
    .map((one, at) => `${at === 0 ? 'M' : 'H'}${x(Date.parse(one.at))}${at === 0 ? ',' : 'V'}${y(one.level)}`)
    .join('')
  const end = x(last + (last - first) / 12)
  const path = `${line}H${end}`
  const ticks = [0, 50, 100]
  return (
    <div ref={box}>
      <svg ref={svg} width={width || '100%'} height={height} className={classes.curve} role="img">
        <title>{t('activity')}</title>
        {ticks.map((tick) => (
          <g key={tick} transform={`translate(0,${y(tick)})`}>
            <line x1={left} x2={end} data-full={tick === 100 || undefined} />
            <text x={left - 6} dy={4} textAnchor="end">
              {tick}%
            </text>
          </g>
        ))}
        <path d={`${path}V${y(100)}H${x(first)}Z`} className={classes.missing} />
        <path d={path} className={classes.line} />
      </svg>
      <ol className={classes.points}>
        {points.map((one) => (
          <li key={one.at}>
            <Instant at={one.at} /> <b>{one.level}%</b> {one.note}
          </li>
        ))}
      </ol>
    </div>
  )
}
