import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { measureApi } from '../api.ts'
import { overdueWords } from './overdue-words.ts'

const mostHere = 3

/** Measures that are overdue, on today's page; nothing when there is none. */
export function OverdueSheet() {
  const t = useWords(overdueWords)
  const { data } = useAsk(measureApi.all, { show: 'overdue' }, { also: ['incident'] })
  if (!data || data.counts.overdue === 0) return null
  return (
    <Sheet
      title={t('overdue')}
      acts={
        <PageLink to="/measures" search={{ show: 'overdue' } as never}>
          {t('see-all', { count: data.counts.overdue })}
        </PageLink>
      }
    >
      {data.rows.slice(0, mostHere).map((row) => (
        <p key={`${row.incident.number} ${row.no}`}>
          <PageLink
            to="/incidents/$number/$tab"
            params={{ number: row.incident.number, tab: 'recovery' }}
            search={{ part: 'measures' } as never}
          >
            {row.incident.number} {row.title}
          </PageLink>
        </p>
      ))}
    </Sheet>
  )
}
