import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { decisionApi } from '../api.ts'
import { DecisionRows } from './DecisionRows.tsx'
import { decisionPageWords } from './words.ts'

const most = 5

/** Decisions that somebody waits for, on the page of today; nothing where none waits. */
export function WaitingSheet() {
  const t = useWords(decisionPageWords)
  const { data } = useAsk(decisionApi.waiting, { limit: most }, { also: ['incident'] })
  if (!data || data.rows.length === 0) return null
  return (
    <Sheet title={t('all.title')} acts={<PageLink to="/decisions">{t('all.open', { count: data.waiting })}</PageLink>}>
      <DecisionRows rows={data.rows} namesIncident />
    </Sheet>
  )
}
