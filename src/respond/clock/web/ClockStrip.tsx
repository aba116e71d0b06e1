import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { clockApi } from '../api.ts'
import classes from './Clocks.module.css'
import { clockPageWords } from './words.ts'

const minuteMs = 60_000

/** Overdue and soon due, on whatever page one is; nothing when all is well. */
export function ClockStrip() {
  const t = useWords(clockPageWords)
  const mayRead = useMay('incident:read')
  const { data } = useAsk(clockApi.due, { limit: 1 }, { enabled: mayRead, also: ['incident'], everyMs: minuteMs })
  if (!data || data.overdue + data.soon === 0) return null
  return (
    <div className={classes.strip} data-late={data.overdue > 0 || undefined}>
      {data.overdue > 0 && <b>{t('strip.overdue', { count: data.overdue })}</b>}
      {data.soon > 0 && <span>{t('strip.soon', { count: data.soon })}</span>}
      <PageLink to="/clocks">{t('strip.open')}</PageLink>
    </div>
  )
}
