import { useWords } from '#src/web/kit/lang.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace } from '#src/web/kit/Places.tsx'
import { shellWords } from '#src/web/shell/words.ts'

/** One incident, opened at a tab; `now` when the address names none. */
export function IncidentPage({ number }: { number: string; tab: string }) {
  const t = useWords(shellWords)
  return (
    <Page title={number}>
      <EmptyPlace title={t('soon.title')} />
    </Page>
  )
}
