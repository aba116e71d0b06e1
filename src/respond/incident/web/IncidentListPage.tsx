import { useWords } from '#src/web/kit/lang.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace } from '#src/web/kit/Places.tsx'
import { shellWords } from '#src/web/shell/words.ts'

export function IncidentListPage() {
  const t = useWords(shellWords)
  return (
    <Page title={t('nav.incidents')}>
      <EmptyPlace title={t('soon.title')} />
    </Page>
  )
}
