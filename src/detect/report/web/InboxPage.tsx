import { useWords } from '#src/web/kit/lang.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace } from '#src/web/kit/Places.tsx'
import { shellWords } from '#src/web/shell/words.ts'

/** The inbox; `report` is the number of the report that is open beside the list, or null. */
export function InboxPage({ report }: { report: string | null }) {
  const t = useWords(shellWords)
  return (
    <Page title={report ?? t('nav.inbox')}>
      <EmptyPlace title={t('soon.title')} />
    </Page>
  )
}
