import { BriefingHistory } from '#src/respond/incident/web/situation/BriefingHistory.tsx'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { decisionApi, mostShown } from '../api.ts'
import { DecisionRows } from './DecisionRows.tsx'
import { decisionPageWords } from './words.ts'

/** Every decision that waits, over all incidents that the reader may know of. */
export function DecisionsPage() {
  const t = useWords(decisionPageWords)
  const mayBrief = useMay('briefing:read')
  const found = useAsk(decisionApi.waiting, { limit: mostShown }, { also: ['incident'] })
  return (
    <Page title={t('all.title')}>
      {found.isPending && <LoadingPlace rows={4} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && (
        <EmptyPlace title={t('all.none')} act={<ButtonLink to="/incidents">{t('all.none.act')}</ButtonLink>}>
          {t('all.none.text')}
        </EmptyPlace>
      )}
      {found.data && found.data.rows.length > 0 && (
        <Sheet>
          <DecisionRows rows={found.data.rows} namesIncident />
        </Sheet>
      )}
      {mayBrief && (
        <Sheet title={t('briefings')}>
          <BriefingHistory />
        </Sheet>
      )}
    </Page>
  )
}
