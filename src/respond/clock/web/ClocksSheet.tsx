import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { clockApi } from '../api.ts'
import { effectiveDue } from '../clock.ts'
import classes from './Clocks.module.css'
import { clockPageWords } from './words.ts'

const mostHere = 5

/** The next deadlines, on today's page. */
export function ClocksSheet() {
  const t = useWords(clockPageWords)
  const { lang } = useLang()
  const { data } = useAsk(clockApi.due, { limit: mostHere }, { also: ['incident'] })
  if (!data || data.rows.length === 0) return null
  return (
    <Sheet title={t('all.title')} acts={<PageLink to="/clocks">{t('strip.open')}</PageLink>}>
      <ul className={classes.rows}>
        {data.rows.map((row) => {
          const due = effectiveDue(row)
          return (
            <li key={row.id} className={classes.row} data-standing={row.standing}>
              <PageLink to="/incidents/$number/$tab" params={{ number: row.incident.number, tab: 'clocks' }}>
                {row.incident.number} {row.name.stage[lang]}
              </PageLink>
              <span className={classes.standing}>
                {t(`standing.${row.standing}`)} {due && <Instant at={due} />}
              </span>
            </li>
          )
        })}
      </ul>
      {data.running > data.rows.length && <p>{t('all.more', { count: data.running - data.rows.length })}</p>}
    </Sheet>
  )
}
