import type { ReactNode } from 'react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace } from '#src/web/kit/Places.tsx'
import { TabLinks } from '#src/web/kit/TabLinks.tsx'
import { alertWords } from './words.ts'

const places = [
  { name: 'alerts', to: '/alerts' },
  { name: 'rules', to: '/alerts/rules' },
  { name: 'hunts', to: '/alerts/hunts' },
  { name: 'unusual', to: '/alerts/unusual' },
  { name: 'good-state', to: '/alerts/good-state' },
  { name: 'changes', to: '/alerts/changes' },
] as const

/** The frame of alerts and of the rules behind them. */
export function AlertFrame({ place, children }: { place: (typeof places)[number]['name']; children: ReactNode }) {
  const t = useWords(alertWords)
  const mayRead = useMay('alert:read')
  if (!mayRead) {
    return (
      <Page title={t('title')}>
        <EmptyPlace title={t('no-right')}>{t('no-right.text')}</EmptyPlace>
      </Page>
    )
  }
  return (
    <Page title={place === 'alerts' ? t('title') : `${t(`place.${place}`)} | ${t('title')}`} isTitleHidden>
      <TabLinks label={t('places')} open={place}>
        {places.map(({ name, to }) => (
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
