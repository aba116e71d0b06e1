import { useState } from 'react'
import { ButtonLink, PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { TabLinks } from '#src/web/kit/TabLinks.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { letterApi } from '../api.ts'
import type { LetterShelf } from '../letter-version.ts'
import { LetterForm } from './LetterForm.tsx'
import { LetterVersions } from './LetterVersions.tsx'
import { letterPageWords } from './words.ts'

const parts = ['edit', 'versions'] as const

/** One letter: its text beside how it will look, and its versions. */
export function LetterPage({ shelf, id }: { shelf: LetterShelf; id: string }) {
  const t = useWords(letterPageWords)
  const { lang } = useLang()
  const [asked, ask] = useParam('part')
  /** An earlier version that somebody goes on from. */
  const [taken, setTaken] = useState<string | null>(null)
  const found = useAsk(letterApi.show, { shelf, letter: id }, { keepsPrevious: false })
  const part = parts.find((one) => one === asked) ?? 'edit'
  if (found.isPending) return <LoadingPlace rows={8} />
  if (!found.data)
    return found.error.status === 404 ? (
      <Page title={t('missing')} isTitleHidden>
        <EmptyPlace title={t('missing')} act={<ButtonLink to="/letters">{t('back')}</ButtonLink>} />
      </Page>
    ) : (
      <ErrorPlace problem={found.error} again={() => void found.refetch()} />
    )
  const page = found.data
  return (
    <Page title={page.name?.[lang] ?? id} above={<PageLink to="/letters">{t('back')}</PageLink>}>
      <TabLinks label={t('parts')} open={part}>
        {parts.map((name) => (
          <PageLink
            key={name}
            to="/letters/$shelf/$letter"
            params={{ shelf, letter: id }}
            search={{ part: name } as never}
            resetScroll={false}
            aria-current={name === part ? 'page' : undefined}
          >
            {t(`part.${name}`)}
          </PageLink>
        ))}
      </TabLinks>
      {part === 'edit' && <LetterForm key={`${page.versions[0]?.no ?? 0} ${taken}`} page={page} start={taken} />}
      {part === 'versions' && (
        <LetterVersions
          page={page}
          onTake={(text) => {
            setTaken(text)
            ask('edit')
          }}
        />
      )}
    </Page>
  )
}
