import type { ReactNode } from 'react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace } from '#src/web/kit/Places.tsx'
import { TabLinks } from '#src/web/kit/TabLinks.tsx'
import { logWords } from './words.ts'

const places = [
  { name: 'search', to: '/logs', may: 'log:read' },
  { name: 'sources', to: '/logs/sources', may: 'log:read' },
  { name: 'coverage', to: '/logs/coverage', may: 'log:read' },
  { name: 'agents', to: '/logs/agents', may: 'log:read' },
  { name: 'days', to: '/logs/days', may: 'log:read' },
  { name: 'import', to: '/logs/import', may: 'log:write' },
] as const

/** The frame of every page of the logs. */
export function LogFrame({ place, children }: { place: (typeof places)[number]['name']; children: ReactNode }) {
  const t = useWords(logWords)
  const mayRead = useMay('log:read')
  const mayWrite = useMay('log:write')
  const title = place === 'search' ? t('title') : `${t(`place.${place}`)} | ${t('title')}`
  if (!mayRead) {
    return (
      <Page title={t('title')}>
        <EmptyPlace title={t('no-right')}>{t('no-right.text')}</EmptyPlace>
      </Page>
    )
  }
  return (
    <Page title={title} isTitleHidden>
      <TabLinks label={t('places')} open={place}>
        {places
          .filter(({ may }) => may === 'log:read' || mayWrite)
          .map(({ name, to }) => (
            <PageLink
              key={name}
              to={to}
              activeOptions={{ exact: true }}
              aria-current={name === place ? 'page' : undefined}
            >
              {t(`place.${name}`)}
            </PageLink>
          ))}
      </TabLinks>
      {children}
    </Page>
  )
}
