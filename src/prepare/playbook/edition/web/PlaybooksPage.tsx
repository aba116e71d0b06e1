import forms from '#src/respond/incident/web/forms.module.css'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { editionApi } from '../api.ts'
import classes from './Playbook.module.css'
import { editionPageWords } from './words.ts'

/** The agreed procedures: what is in force, what is being changed, and the way in for one from elsewhere. */
export function PlaybooksPage() {
  const t = useWords(editionPageWords)
  const { lang } = useLang()
  const found = useAsk(editionApi.list, {})
  const take = useTell(editionApi.take)
  const taken = take.isDone ? take.output : undefined
  return (
    <Page title={t('title')}>
      <p className={forms.quiet}>{t('intro')}</p>
      {found.isPending && <LoadingPlace rows={8} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data && (
        <Sheet>
          <ul className={classes.rows}>
            {found.data.rows.map((row) => (
              <li key={row.id}>
                <div>
                  <PageLink to="/playbooks/$playbook" params={{ playbook: row.id }}>
                    {row.name[lang]}
                  </PageLink>
                  {row.when[lang] && <p className={forms.quiet}>{row.when[lang]}</p>}
                </div>
                <span className={forms.quiet}>
                  {row.steps > 0 && `${t('steps', { count: row.steps })} · `}
                  {row.steps > 0 && (row.inForce === 0 ? t('in-force.0') : t('in-force', { no: row.inForce }))}
                  {row.open && <b> {t(`state.${row.open.state}`)}</b>}
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {found.data?.canWrite && (
        <Sheet title={t('import')}>
          <FileDrop
            isSingle
            hint={t('import.hint')}
            accept=".json,.yaml,.yml"
            isBusy={take.isTelling}
            onFiles={([file]) => file && void take.tell({}, [file])}
          />
          <ProblemText problem={take.problem} />
          {taken?.playbook && (
            <p role="status">
              {t('import.done')}{' '}
              <PageLink
                to="/playbooks/$playbook"
                params={{ playbook: taken.playbook }}
                search={{ part: 'edit' } as never}
              >
                {taken.playbook}
              </PageLink>
            </p>
          )}
          {taken && (taken.notes.length > 0 || taken.refusals.length > 0) && (
            <>
              <p>{t(taken.playbook ? 'import.notes' : 'import.refused')}</p>
              <ul className={classes.problems}>
                {[...taken.refusals, ...taken.notes].map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </>
          )}
        </Sheet>
      )}
    </Page>
  )
}
