import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { EmptyPlace } from '#src/web/kit/Places.tsx'
import classes from './EmptyInbox.module.css'
import { type InboxView, searchOfTab } from './use-inbox-view.ts'
import { inboxWords } from './words.ts'

/** Nothing to show: says why, and what the first act is. */
export function EmptyInbox({ view }: { view: InboxView }) {
  const t = useWords(inboxWords)
  const mayWrite = useMay('report:write')
  const isFiltered = view.q !== '' || view.channel !== null || view.observable !== ''
  return (
    <div className={classes.empty}>
      {isFiltered ? (
        <EmptyPlace
          title={t('empty.found')}
          act={
            <>
              {view.tab !== 'all' && (
                <ButtonLink to="/inbox" search={((before: object) => ({ ...before, ...searchOfTab('all') })) as never}>
                  {t('filter.all-states')}
                </ButtonLink>
              )}
              <ButtonLink to="/inbox" search={searchOfTab(view.tab) as never}>
                {t('filter.clear')}
              </ButtonLink>
            </>
          }
        >
          {t('empty.found.text')}
        </EmptyPlace>
      ) : (
        <EmptyPlace
          title={t(`empty.${view.tab}`)}
          act={
            view.tab === 'new' || view.tab === 'all' ? (
              mayWrite && (
                <ButtonLink to="/inbox" variant="filled" search={{ take: 'files' } as never}>
                  {t('take-in')}
                </ButtonLink>
              )
            ) : (
              <ButtonLink to="/inbox">{t('empty.open-new')}</ButtonLink>
            )
          }
        >
          {textOf(view)}
        </EmptyPlace>
      )}
    </div>
  )
  function textOf({ tab }: InboxView) {
    if (tab === 'new' || tab === 'all') return t('empty.new.text')
    if (tab === 'taken' || tab === 'mine') return t('empty.taken.text')
    if (tab === 'noise') return t('tab.noise.means')
    return t(`empty.${tab}.text`)
  }
}
