import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { integrityApi } from '../api.ts'
import { ExplainedBy } from './ExplainedBy.tsx'
import classes from './GoodState.module.css'
import { serviceWords } from './service-words.ts'

const columns = ['host', 'port', 'standing', 'reach', 'by'] as const

/** What listens on all hosts, whether it should, and what keeps it open: what should not be there first (S1-24). */
export function ServiceSheet() {
  const t = useWords(serviceWords)
  const asked = useAsk(integrityApi.services, {})
  if (asked.error) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return null
  const { rows } = asked.data
  return (
    <Sheet title={t('title')}>
      <p>{rows.length === 0 ? t('none') : t('about')}</p>
      {rows.length > 0 && (
        <OpenTable columns={columns.map((one) => t(`column.${one}`))}>
          {rows.map((one) => (
            <tr key={`${one.host} ${one.protocol}/${one.address}:${one.port}`}>
              <th scope="row">
                <PageLink
                  to="/alerts/good-state/$host"
                  params={{ host: one.host }}
                  {...(one.checkId ? { search: { check: one.checkId } } : {})}
                >
                  {one.host}
                </PageLink>
              </th>
              <td data-label={t('column.port')}>
                <span className={classes.port}>{`${one.port}/${one.protocol}`}</span>
              </td>
              <td data-label={t('column.standing')}>
                <span className={classes.state} data-state={states[one.standing]}>
                  {t(`standing.${one.standing}`)}
                </span>
                {one.explained && <ExplainedBy text={one.explained} />}
              </td>
              <td data-label={t('column.reach')}>
                {t(`reach.${one.reach}`)}
                {one.reach === 'one-address' && <span className={classes.mono}> {one.address}</span>}
              </td>
              <td data-label={t('column.by')}>
                {t(`by.${one.by}`)}
                {one.program && <div className={classes.mono}>{one.program}</div>}
              </td>
            </tr>
          ))}
        </OpenTable>
      )}
    </Sheet>
  )
}

const states = { new: 'differs', altered: 'differs', explained: 'expected', known: 'clean' } as const
