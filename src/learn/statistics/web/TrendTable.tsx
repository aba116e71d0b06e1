import { useRef } from 'react'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useInSight } from '#src/web/kit/use-in-sight.ts'
import type { Trend } from '../figures.ts'
import { labelOf } from '../period.ts'
import { figureWords } from '../words.ts'
import classes from './Trends.module.css'
import { trendWords } from './words.ts'

const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0)

/** The figures themselves. The name of a row shows it in the chart. */
export function TrendTable({
  what,
  trend,
  chosen,
  onChoose,
  nameOf,
}: {
  what: string
  trend: Trend
  chosen: string
  onChoose: (key: string) => void
  nameOf: (group: string, id: string) => string
}) {
  const t = useWords(trendWords)
  const figure = useWords(figureWords)
  const { lang } = useLang()
  const columns = trend.periods.length + 2
  const place = useRef<HTMLElement>(null)
  useInSight(place, 'thead th:last-child', trend.periods.at(-1)?.key ?? '')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
    <section ref={place} className={classes.scroll} tabIndex={0} aria-label={t('table', { what })}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            {trend.periods.map((one) => (
              <th key={one.key} scope="col">
                {labelOf(one, lang)}
              </th>
            ))}
            <th scope="col">{figure('sum')}</th>
          </tr>
        </thead>
        <tbody>
          <tr className={classes.total}>
            <th scope="row">{figure('total')}</th>
            <Cells counts={trend.total} keys={trend.periods} />
          </tr>
        </tbody>
        {trend.groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <tbody key={group.name}>
              <tr>
                <th scope="rowgroup" colSpan={columns} className={classes.group}>
                  <span>{figure(`group.${group.name}` as 'group.kind')}</span>
                </th>
              </tr>
              {group.rows.map((row) => {
                const key = `${group.name} ${row.id}`
                const name = nameOf(group.name, row.id)
                return (
                  <tr key={key} data-chosen={key === chosen || undefined}>
                    <th scope="row">
                      {group.name === 'noise' ? (
                        name
                      ) : (
                        <button
                          type="button"
                          className={classes.pick}
                          aria-pressed={key === chosen}
                          onClick={() => onChoose(key === chosen ? '' : key)}
                        >
                          {name}
                        </button>
                      )}
                    </th>
                    <Cells counts={row.counts} keys={trend.periods} />
                  </tr>
                )
              })}
            </tbody>
          ))}
      </table>
    </section>
  )
}

function Cells({ counts, keys }: { counts: readonly number[]; keys: Trend['periods'] }) {
  return (
    <>
      {counts.map((count, at) => (
        <td key={keys[at]!.key} data-none={count === 0 || undefined}>
          {count}
        </td>
      ))}
      <td className={classes.sum}>{sum(counts)}</td>
    </>
  )
}
