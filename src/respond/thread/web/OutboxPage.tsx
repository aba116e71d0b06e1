import { Button } from '@mantine/core'
import forms from '#src/respond/incident/web/forms.module.css'
import classes from '#src/respond/notice/web/Notices.module.css'
import { ButtonLink, PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rowClasses from '#src/web/kit/OpenRows.module.css'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { threadApi } from '../api.ts'
import type { RecipientState } from '../mail.ts'
import { threadWords } from '../words.ts'
import { Out } from './ThreadSheet.tsx'

/** What waits first: it may need somebody. */
const states = ['failed', 'waiting', 'sent', 'cancelled'] as const satisfies readonly RecipientState[]

/** Everything that the desk mails: what waits, what did not arrive and why, what has left. */
export function OutboxPage() {
  const t = useWords(threadWords)
  const mayWrite = useMay('notice:write')
  const [asked, ask] = useParam('state')
  const state = states.find((one) => one === asked)
  const found = useAsk(threadApi.outbox, state ? { state } : {}, { also: ['incident'], keepsPrevious: true })
  const retry = useTell(threadApi.retry, { also: ['incident'] })
  return (
    <Page title={t('outbox')} acts={<ButtonLink to="/letters">{t('letters')}</ButtonLink>}>
      <fieldset className={rowClasses.shows}>
        <legend className={rowClasses.hidden}>{t('outbox.shows')}</legend>
        {(['', ...states] as const).map((one) => (
          <button key={one} type="button" aria-pressed={(state ?? '') === one} onClick={() => ask(one)}>
            {one === '' ? t('outbox.all') : t(`state.${one}`)}
          </button>
        ))}
      </fieldset>
      {found.isPending && <LoadingPlace rows={4} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && (
        <EmptyPlace title={t(state ? 'outbox.none.state' : 'outbox.none')}>{t('outbox.none.text')}</EmptyPlace>
      )}
      {found.data && found.data.rows.length > 0 && (
        <Sheet>
          <ProblemText problem={retry.problem} />
          <ul className={forms.bleed}>
            {found.data.rows.map((row) => (
              <li key={row.id} className={classes.row}>
                <Out row={row} />
                <div className={classes.acts}>
                  {row.incident && (
                    <PageLink to="/incidents/$number/$tab" params={{ number: row.incident, tab: 'notices' }}>
                      {row.incident}
                    </PageLink>
                  )}
                  {mayWrite && row.recipients.some((one) => one.state === 'failed') && (
                    <Button
                      size="compact-sm"
                      loading={retry.isTelling}
                      onClick={() => void retry.tell({ mail: row.id })}
                    >
                      {t('retry')}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </Page>
  )
}
