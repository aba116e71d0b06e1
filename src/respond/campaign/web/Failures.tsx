import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { campaignApi } from '../api.ts'
import classes from './CampaignTab.module.css'
import { listWords } from './list-words.ts'

/** So many are read at a glance; the file has them all. */
const most = 50

/** Accounts that were tried in vain, each with its cause. */
export function Failures({ of }: { of: { incident: string; campaign: string } }) {
  const l = useWords(listWords)
  const rows = useAsk(campaignApi.failures, of).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section aria-label={l('failures')}>
      <h3 className={classes.wrongTitle}>{l('failures')}</h3>
      <ul className={classes.wrong}>
        {rows.slice(0, most).map(({ login, cause, tries }) => (
          <li key={login}>
            <span className="mono">{login}</span> {cause}{' '}
            <span className={forms.quiet}>{l('failures.tries', { count: tries })}</span>
          </li>
        ))}
      </ul>
      {rows.length > most && <p className={forms.quiet}>{l('failures.more', { count: rows.length - most })}</p>}
    </section>
  )
}
