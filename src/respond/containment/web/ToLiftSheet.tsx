import { formatInstant } from '#src/core/time.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { containmentApi } from '../api.ts'
import { sayTarget } from '../target-words.ts'
import classes from './Containment.module.css'
import { containmentPageWords } from './words.ts'

const most = 5

/** Blocks that still have no end, those to be lifted soonest first, on the page of today. */
export function ToLiftSheet() {
  const t = useWords(containmentPageWords)
  const style = useStyle()
  const { data } = useAsk(containmentApi.open, { limit: most }, { also: ['incident'] })
  if (!data || data.rows.length === 0) return null
  return (
    <Sheet title={t('to-lift', { count: data.open })}>
      <ul className={classes.today}>
        {data.rows.map((row) => (
          <li key={row.id}>
            <PageLink to="/incidents/$number/$tab" params={{ number: row.incident.number, tab: 'containment' }}>
              {row.number}
            </PageLink>{' '}
            {sayTarget(row.target, style.lang)}
            <p className={row.isOverdue ? classes.late : undefined}>
              {row.liftAt === null
                ? t('lift.open')
                : t(row.isOverdue ? 'lift.over' : 'lift', { at: formatInstant(row.liftAt, style) })}
            </p>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
