import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { planApi } from '../api.ts'
import { mineWords } from './mine-words.ts'
import classes from './Plan.module.css'

const mostHere = 5

/** What is asked of oneself, on today's page; nothing when nothing is. */
export function MyTasksSheet() {
  const t = useWords(mineWords)
  const { lang } = useLang()
  const { data } = useAsk(planApi.mine, { limit: mostHere })
  if (!data || data.rows.length === 0) return null
  return (
    <Sheet title={t('title')} acts={<PageLink to="/tasks">{t('all')}</PageLink>}>
      <ul className={classes.short}>
        {data.rows.map((row) => (
          <li key={row.id} data-standing={row.standing}>
            <PageLink to="/tasks" search={{ task: row.id } as never}>
              {row.title[lang]}
            </PageLink>
            <span className={classes.quiet}>
              {row.incident.number} {(row.standing === 'late' || row.standing === 'soon') && <b>{t(row.standing)}</b>}{' '}
              {row.dueAt && <Instant at={row.dueAt} />}
            </span>
          </li>
        ))}
      </ul>
      {data.open > data.rows.length && (
        <p className={classes.quiet}>{t('more', { count: data.open - data.rows.length })}</p>
      )}
    </Sheet>
  )
}
