import { Button } from '@mantine/core'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace } from '#src/web/kit/Places.tsx'
import { TabLinks } from '#src/web/kit/TabLinks.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { Diary } from './Diary.tsx'
import { SoftwareRegister } from './SoftwareRegister.tsx'
import { WeaknessList } from './WeaknessList.tsx'
import { weaknessPageWords } from './words.ts'

const parts = ['weaknesses', 'software', 'diary'] as const

/** What is known to be weak in what runs here, what runs here, and what was put on when. */
export function WeaknessesPage() {
  const t = useWords(weaknessPageWords)
  const mayRead = useMay('weakness:read')
  const [given] = useParam('part', 'weaknesses')
  const part = parts.find((one) => one === given) ?? 'weaknesses'
  if (!mayRead)
    return (
      <Page title={t('title')}>
        <EmptyPlace title={t('no-right')}>{t('no-right.text')}</EmptyPlace>
      </Page>
    )
  return (
    <Page title={t('title')} acts={part === 'diary' && <Button onClick={() => window.print()}>{t('print')}</Button>}>
      <TabLinks label={t('parts')} open={part}>
        {parts.map((one) => (
          <PageLink
            key={one}
            to="/weaknesses"
            search={(one === 'weaknesses' ? {} : { part: one }) as never}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={one === part ? 'page' : undefined}
          >
            {t(`part.${one}`)}
          </PageLink>
        ))}
      </TabLinks>
      {part === 'weaknesses' && <WeaknessList />}
      {part === 'software' && <SoftwareRegister />}
      {part === 'diary' && <Diary />}
    </Page>
  )
}
