import { Tabs } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Page, useTitle } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useInSight } from '#src/web/kit/use-in-sight.ts'
import { useKeys } from '#src/web/kit/use-keys.ts'
import { incidentApi } from '../api.ts'
import type { IncidentDetail } from '../incident.ts'
import { placeOfAct } from './acts.ts'
import { CloseBar } from './CloseBar.tsx'
import { IncidentHead } from './IncidentHead.tsx'
import classes from './IncidentPage.module.css'
import { IncidentContext, type Opening } from './incident-context.ts'
import { NowTab } from './now/NowTab.tsx'
import { PageForms } from './PageForms.tsx'
import { TabChoice } from './TabChoice.tsx'
import { countOf, type TabName, tabGroupNames, tabGroups, tabNames, tabOf } from './tabs.ts'
import { pageWords } from './words/page.ts'

const pages = {
  now: NowTab,
  record: lazy(async () => ({ default: (await import('./record/RecordTab.tsx')).RecordTab })),
  situation: lazy(async () => ({ default: (await import('./situation/SituationTab.tsx')).SituationTab })),
  plan: lazy(async () => ({ default: (await import('#src/respond/plan/web/PlanTab.tsx')).PlanTab })),
  people: lazy(async () => ({ default: (await import('./people/PeopleTab.tsx')).PeopleTab })),
  observables: lazy(async () => ({
    default: (await import('#src/respond/observable/web/ObservablesTab.tsx')).ObservablesTab,
  })),
  containment: lazy(async () => ({
    default: (await import('#src/respond/containment/web/ContainmentTab.tsx')).ContainmentTab,
  })),
  evidence: lazy(async () => ({
    default: (await import('#src/respond/evidence/web/EvidenceTab.tsx')).EvidenceTab,
  })),
  campaign: lazy(async () => ({
    default: (await import('#src/respond/campaign/web/CampaignTab.tsx')).CampaignTab,
  })),
  clocks: lazy(async () => ({ default: (await import('#src/respond/clock/web/ClocksTab.tsx')).ClocksTab })),
  notices: lazy(async () => ({ default: (await import('#src/respond/notice/web/NoticesTab.tsx')).NoticesTab })),
  queries: lazy(async () => ({ default: (await import('#src/respond/helpdesk/web/HelpdeskTab.tsx')).HelpdeskTab })),
  recovery: lazy(async () => ({
    default: (await import('#src/recover/recovery/web/RecoveryTab.tsx')).RecoveryTab,
  })),
  reports: lazy(async () => ({ default: (await import('./reports/ReportsTab.tsx')).ReportsTab })),
  paper: lazy(async () => ({ default: (await import('./paper/PaperTab.tsx')).PaperTab })),
} as const

/** One incident, opened at a tab; `now` when the address names none. */
export function IncidentPage({ number, tab }: { number: string; tab: string }) {
  const t = useWords(pageWords)
  const found = useAsk(incidentApi.show, { incident: number }, { also: ['report'], keepsPrevious: false })
  useTitle(found.data ? `${found.data.number} ${found.data.title}` : number)
  if (found.data) return <Opened key={found.data.id} incident={found.data} tab={tabOf(tab)} />
  if (found.isPending) return <LoadingPlace rows={8} />
  if (found.error.status !== 404) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  return (
    <Page title={t('missing.title')} isTitleHidden>
      <EmptyPlace title={t('missing.title')} act={<ButtonLink to="/incidents">{t('missing.act')}</ButtonLink>}>
        {t('missing.text', { number })}
      </EmptyPlace>
    </Page>
  )
}

function Opened({ incident, tab }: { incident: IncidentDetail; tab: TabName }) {
  const t = useWords(pageWords)
  const { lang } = useLang()
  const navigate = useNavigate()
  const [opening, setOpening] = useState<{ what: Opening; field?: string } | null>(null)
  const { number } = incident
  const go = useCallback(
    (next: string, form?: string, ref?: string | null, part?: string) =>
      void navigate({
        to: '/incidents/$number/$tab',
        params: { number, tab: next },
        search: { ...(part ? { part } : {}), ...(form ? { form: ref ? `${form}:${ref}` : form } : {}) } as never,
        resetScroll: false,
      }),
    [navigate, number],
  )
  const state = useMemo(
    () => ({
      incident,
      open: (what: Opening, field?: string) => setOpening({ what, field }),
      act: (act: string, ref?: string | null) => {
        const place = placeOfAct(act)
        if ('open' in place) setOpening({ what: place.open, field: act })
        else go(place.tab, place.form, ref, place.part)
      },
    }),
    [incident, go],
  )
  const step = (by: number) => () =>
    go(tabNames[(tabNames.indexOf(tab) + by + tabNames.length) % tabNames.length] ?? 'now')
  useKeys(`${t('tabs')}`, [
    { key: ']', label: t('keys.tab'), run: step(1) },
    { key: '[', label: t('keys.tab.back'), run: step(-1) },
    { key: 'n', label: t('keys.entry'), run: () => setOpening({ what: 'entry' }), isOff: !incident.can.addEntry },
  ])
  const tabRow = useRef<HTMLDivElement>(null)
  useInSight(tabRow, '[aria-selected=true]', tab)
  const Shown = pages[tab]
  return (
    <IncidentContext value={state}>
      <div className={classes.page} data-tab={tab}>
        <IncidentHead />
        <Tabs
          value={tab}
          onChange={(next) => next && go(next)}
          activateTabWithKeyboard={false}
          className={classes.tabs}
        >
          <TabChoice tab={tab} onGo={go} />
          <Tabs.List ref={tabRow} className={classes.list} aria-label={t('tabs')}>
            {tabGroupNames.flatMap((group) =>
              tabGroups[group].map((name, at) => {
                const count = countOf(name, incident)
                return (
                  <Tabs.Tab key={name} value={name} data-begins={at === 0 || undefined}>
                    {t(`tab.${name}`)}
                    {count !== null && <span className={classes.count}>{count.toLocaleString(lang)}</span>}
                  </Tabs.Tab>
                )
              }),
            )}
          </Tabs.List>
          <Tabs.Panel value={tab} className={classes.panel}>
            <Suspense fallback={<LoadingPlace rows={6} />}>
              <Shown />
            </Suspense>
          </Tabs.Panel>
        </Tabs>
        <CloseBar tab={tab} />
      </div>
      <PageForms opening={opening} onClose={() => setOpening(null)} />
    </IncidentContext>
  )
}
