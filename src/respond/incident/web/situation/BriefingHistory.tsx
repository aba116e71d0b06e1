import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { ErrorPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { incidentApi } from '../../api.ts'
import forms from '../forms.module.css'
import { situationWords } from '../words/situation.ts'
import { stateWords } from '../words/state.ts'
import classes from './situation.module.css'

/** Every time that management was told, with what the page said then; of one incident, or of all. */
export function BriefingHistory({ incident }: { incident?: string }) {
  const t = useWords(situationWords)
  const state = useWords(stateWords)
  const mayIncidents = useMay('incident:read')
  const found = useAsk(incidentApi.briefings, incident === undefined ? {} : { incident }, { also: ['incident'] })
  if (found.error) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  if (!found.data) return null
  if (found.data.rows.length === 0) return <p className={forms.quiet}>{t('briefing.history.none')}</p>
  return (
    <>
      {incident !== undefined && <h3 className={classes.history}>{t('briefing.history')}</h3>}
      <ol className={classes.given}>
        {found.data.rows.map((one) => (
          <li key={one.id}>
            <p>
              <Instant at={one.at} /> <b>{one.to}</b> {state(`sent.${one.way}`)}{' '}
              <span className={forms.quiet}>{t('briefing.history.by', { name: one.by })}</span>
            </p>
            {incident === undefined && (
              <p>
                {mayIncidents ? (
                  <PageLink to="/incidents/$number/$tab" params={{ number: one.incident.number, tab: 'situation' }}>
                    {one.incident.number} {one.incident.title}
                  </PageLink>
                ) : (
                  `${one.incident.number} ${one.incident.title}`
                )}
              </p>
            )}
            {one.said !== '' && <p>{t('briefing.history.said', { said: one.said })}</p>}
            {one.shown !== '' && (
              <details>
                <summary>{t('briefing.history.shown')}</summary>
                <p className={classes.shown}>{one.shown}</p>
              </details>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
