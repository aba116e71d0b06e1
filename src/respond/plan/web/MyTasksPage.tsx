import { lazy, Suspense } from 'react'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { mostMine, planApi } from '../api.ts'
import { EasingTable } from './EasingTable.tsx'
import { TaskDrawer } from './TaskDrawer.tsx'
import { TaskTable } from './TaskTable.tsx'
import { planPageWords } from './words.ts'

/** Comes after the tasks, and mostly says nothing. */
const OwnMachinesSheet = lazy(async () => ({
  default: (await import('#src/respond/containment/quarantine/web/OwnMachinesSheet.tsx')).OwnMachinesSheet,
}))
const shows = ['open', 'done', 'easing'] as const

/** What is asked of oneself and of one's unit, over all incidents; the nearest time first. */
export function MyTasksPage() {
  const t = useWords(planPageWords)
  const [shown, setShown] = useParam('show', 'open')
  const [id, setId] = useParam('task')
  const mayIncidents = useMay('incident:read')
  const show = shows.find((one) => one === shown && (one !== 'easing' || mayIncidents)) ?? 'open'
  return (
    <Page title={t('mine.title')}>
      <fieldset className={rows.shows}>
        <legend className={rows.hidden}>{t('show.label')}</legend>
        {shows
          .filter((one) => one !== 'easing' || mayIncidents)
          .map((one) => (
            <button key={one} type="button" aria-pressed={one === show} onClick={() => setShown(one)}>
              {t(`mine.${one}`)}
            </button>
          ))}
      </fieldset>
      {show === 'easing' ? <EasingTable onOpen={setId} /> : <Mine show={show} onOpen={setId} />}
      {id !== '' && <TaskDrawer key={id} id={id} onClose={() => setId('')} />}
    </Page>
  )
}

function Mine({ show, onOpen }: { show: 'open' | 'done'; onOpen: (id: string) => void }) {
  const t = useWords(planPageWords)
  const mayIncidents = useMay('incident:read')
  const found = useAsk(planApi.mine, { limit: mostMine, done: show === 'done' }, { keepsPrevious: true })
  const hidden = show === 'open' && found.data ? found.data.open - found.data.rows.length : 0
  return (
    <>
      <Suspense fallback={null}>
        <OwnMachinesSheet />
      </Suspense>
      {found.isPending && <LoadingPlace rows={6} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && show === 'open' && (
        <EmptyPlace
          title={t('mine.none')}
          act={mayIncidents && <ButtonLink to="/incidents">{t('mine.none.act')}</ButtonLink>}
        >
          {t('mine.none.text')}
        </EmptyPlace>
      )}
      {found.data?.rows.length === 0 && show === 'done' && <p className={rows.quiet}>{t('mine.done.none')}</p>}
      {found.data && found.data.rows.length > 0 && <TaskTable tasks={found.data.rows} onOpen={onOpen} namesIncident />}
      {hidden > 0 && <p className={rows.quiet}>{t('mine.more', { count: hidden })}</p>}
    </>
  )
}
