import { lazy, Suspense } from 'react'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { InboxTabs } from './InboxBar.tsx'
import { InboxDesk } from './InboxDesk.tsx'
import { useInboxView } from './use-inbox-view.ts'
import { inboxWords } from './words.ts'

const TakeInPage = lazy(() => import('./TakeInPage.tsx').then((file) => ({ default: file.TakeInPage })))

/** The inbox; `report` is the number of the report that is open beside the list, or null. */
export function InboxPage({ report }: { report: string | null }) {
  const t = useWords(inboxWords)
  const mayRead = useMay('report:read')
  const mayWrite = useMay('report:write')
  const { view } = useInboxView()
  if (!mayRead) {
    return (
      <Page title={t('title')}>
        <EmptyPlace title={t('no-right')}>{t('no-right.text')}</EmptyPlace>
      </Page>
    )
  }
  if (view.takeIn && mayWrite) {
    return (
      <Suspense fallback={<LoadingPlace />}>
        <TakeInPage how={view.takeIn} />
      </Suspense>
    )
  }
  return (
    <Page
      title={report ? `${report} ${t('title')}` : t('title')}
      isTitleHidden={report !== null}
      acts={
        mayWrite &&
        !report && (
          <ButtonLink to="/inbox" search={((before: object) => ({ ...before, take: 'files' })) as never}>
            {t('take-in')}
          </ButtonLink>
        )
      }
    >
      <InboxTabs view={view} isBehind={report !== null} />
      <InboxDesk report={report} />
    </Page>
  )
}
