import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { measureApi } from '../api.ts'
import { MeasureRows } from './MeasureRows.tsx'
import { measurePageWords } from './words.ts'

const mostHere = 3

/** Measures that are overdue, on today's page; nothing when there is none. */
export function OverdueSheet() {
  const t = useWords(measurePageWords)
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
      <MeasureRows rows={data.rows.slice(0, mostHere)} namesIncident />
    </Sheet>
  )
}
