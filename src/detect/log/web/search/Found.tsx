import { useWords } from '#src/web/kit/lang.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { logApi } from '../../api.ts'
import { logWords } from '../words.ts'
import { barsOf, widthOf } from './buckets.ts'
import { mostBars } from './Histogram.tsx'
import classes from './SearchPage.module.css'
import type { LogView } from './use-log-view.ts'

/** How many lines are shown, of how many that the histogram counted. */
export function Found({
  logs,
  count,
  isDone,
  from,
  to,
}: {
  logs: LogView
  count: number
  isDone: boolean
  from: number
  to: number
}) {
  const t = useWords(logWords)
  const seconds = widthOf(from, to, mostBars)
  const { data } = useAsk(logApi.histogram, { ...logs.ask, seconds }, { enabled: isDone, retry: false })
  const total =
    data && data.progress >= 1 ? barsOf(data.buckets, seconds, -1e15, 1e15).reduce((n, bar) => n + bar.count, 0) : 0
  return (
    <p className={classes.count} role="status">
      {total > count ? t('found.of', { count, total }) : t('found', { count })}
    </p>
  )
}
