import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { logWords } from '../words.ts'
import type { Bar } from './buckets.ts'
import classes from './Histogram.module.css'
import { spanText } from './span.ts'

/** The same figures as text; each span is a link to its lines. */
export function HistogramTable({ bars }: { bars: readonly Bar[] }) {
  const t = useWords(logWords)
  const style = useStyle()
  const { lang } = useLang()
  const [isOpen, setOpen] = useState(false)
  const read = (at: number) => formatInstant(at, { ...style, named: false, precision: 'second' })
  if (bars.length === 0) return null
  return (
    <details className={classes.table} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('chart.table')}</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={t('chart.table')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('chart.time')}</th>
                <th scope="col">{t('chart.count')}</th>
              </tr>
            </thead>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.from}>
                  <td>
                    <PageLink
                      to="/logs"
                      search={((before: object) => ({ ...before, span: spanText(bar.from, bar.to) })) as never}
                    >
                      {read(bar.from)} 〜 {read(bar.to)}
                    </PageLink>
                  </td>
                  <td>{bar.count.toLocaleString(lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  )
}
