import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatClock, formatDay } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { ReportDetail } from '../report.ts'
import classes from './LogLines.module.css'
import { Part } from './Part.tsx'
import preview from './Preview.module.css'
import { useErrorSpan } from './PreviewFacts.tsx'
import { previewWords } from './preview-words.ts'

const firstLines = 40

/** Each line as it came, and beside it the instant that it means, in the page's zone. */
export function LogLines({ report }: { report: ReportDetail }) {
  const t = useWords(previewWords)
  const style = useStyle()
  const spanOf = useErrorSpan()
  const [shown, show] = useState(firstLines)
  const { logLines, clock } = report
  if (logLines.length === 0) return null
  const rest = logLines.length - shown
  let day = ''
  return (
    <Part title={t('log.title')} count={logLines.length}>
      <p className={preview.fine}>
        {clock.errorSeconds ? t('log.note.error', { span: spanOf(clock.errorSeconds) }) : t('log.note')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('log.title')}>
        <table className={classes.lines}>
          <thead>
            <tr>
              <th scope="col">{t('log.time')}</th>
              <th scope="col">{t('log.line')}</th>
            </tr>
          </thead>
          <tbody>
            {logLines.slice(0, shown).map((line, at) => {
              const own = line.at ? formatDay(line.at, style) : day
              const isNewDay = own !== day
              day = own
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
                <tr key={at}>
                  <td>
                    {isNewDay && <span>{own}</span>}
                    {line.at ? (
                      <time dateTime={line.at}>{formatClock(line.at, style, true)}</time>
                    ) : (
                      <i>{t('log.untimed')}</i>
                    )}
                  </td>
                  <td>{line.raw}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {rest > 0 && (
        <div>
          <Button size="compact-md" onClick={() => show(shown + 400)}>
            {t('log.more', { count: rest })}
          </Button>
        </div>
      )}
    </Part>
  )
}
