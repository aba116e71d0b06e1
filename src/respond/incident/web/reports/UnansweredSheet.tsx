import { formatElapsed } from '#src/core/time.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useNow } from '#src/web/kit/Times.tsx'
import { incidentApi } from '../../api.ts'
import { partsWords } from '../words/parts.ts'
import classes from './reports.module.css'

const most = 5

/** Those who told us and have heard nothing yet, who waits longest first, on the page of today. */
export function UnansweredSheet() {
  const t = useWords(partsWords)
  const { lang } = useLang()
  const now = useNow()
  const { data } = useAsk(incidentApi.unanswered, { limit: most }, { also: ['incident', 'report'] })
  if (!data || data.count === 0) return null
  return (
    <Sheet title={t('unanswered', { count: data.count })}>
      <ul className={classes.waiting}>
        {data.rows.map((row) => (
          <li key={`${row.incident}-${row.report}`}>
            <PageLink to="/inbox/$report" params={{ report: row.number }}>
              {row.subject || row.number}
            </PageLink>
            <p>
              {t('unanswered.of', {
                reporter: row.reporter,
                incident: row.incident,
                span: formatElapsed(now - Date.parse(row.receivedAt), lang),
              })}
            </p>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
