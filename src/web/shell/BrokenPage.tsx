import type { ErrorComponentProps } from '@tanstack/react-router'
import { useWords } from '../kit/lang.tsx'
import { Page } from '../kit/Page.tsx'
import { ErrorPlace } from '../kit/Places.tsx'
import { shellWords } from './words.ts'

/** What is shown when a page itself fails: the frame stays, and so does the way out. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const t = useWords(shellWords)
  return (
    <Page title={t('broken.title')} isNarrow>
      <p>{t('broken.text')}</p>
      <ErrorPlace problem={error} again={reset} />
    </Page>
  )
}
