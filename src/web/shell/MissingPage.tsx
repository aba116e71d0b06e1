import { ButtonLink } from '../kit/Links.tsx'
import { useWords } from '../kit/lang.tsx'
import { Page } from '../kit/Page.tsx'
import { EmptyPlace } from '../kit/Places.tsx'
import { shellWords } from './words.ts'

export function MissingPage() {
  const t = useWords(shellWords)
  return (
    <Page title={t('missing.title')} isNarrow>
      <EmptyPlace
        title={t('missing.text')}
        act={
          <ButtonLink to="/" variant="filled">
            {t('missing.home')}
          </ButtonLink>
        }
      />
    </Page>
  )
}
