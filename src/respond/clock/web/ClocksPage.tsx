import forms from '#src/respond/incident/web/forms.module.css'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { clockApi, mostShown } from '../api.ts'
import { ClockRows } from './ClockRows.tsx'
import { clockPageWords } from './words.ts'

/** Every deadline that runs, over all incidents that the reader may know of; the nearest first. */
export function ClocksPage() {
  const t = useWords(clockPageWords)
  const found = useAsk(clockApi.due, { limit: mostShown }, { also: ['incident'] })
  const hidden = found.data ? found.data.running - found.data.rows.length : 0
  return (
    <Page title={t('all.title')}>
      {found.isPending && <LoadingPlace rows={6} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && (
        <EmptyPlace title={t('all.none')} act={<ButtonLink to="/incidents">{t('all.none.act')}</ButtonLink>}>
          {t('all.none.text')}
        </EmptyPlace>
      )}
      {found.data && found.data.rows.length > 0 && (
        <Sheet>
          <ClockRows rows={found.data.rows} namesIncident />
          {hidden > 0 && <p className={forms.quiet}>{t('all.more', { count: hidden })}</p>}
        </Sheet>
      )}
    </Page>
  )
}
