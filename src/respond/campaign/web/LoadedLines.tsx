import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import type { Loaded } from '../api.ts'
import classes from './CampaignTab.module.css'
import { campaignPageWords } from './words.ts'

/** So many are read at a glance; the command line and the file itself have the rest. */
const mostLines = 20

/** What of a list could not be read, and who in it is no account here. */
export function LoadedLines({ problems, strays, strayLogins }: Loaded) {
  const t = useWords(campaignPageWords)
  return (
    <>
      {problems.length > 0 && (
        <section aria-label={t('load.wrong')}>
          <h3 className={classes.wrongTitle}>{t('load.wrong')}</h3>
          <ul className={classes.wrong}>
            {problems.slice(0, mostLines).map(({ line, code, login }) => (
              <li key={`${line} ${code}`}>{t('problem', { line, what: t(`problem.${code as 'twice'}`), login })}</li>
            ))}
          </ul>
          {problems.length > mostLines && (
            <p className={forms.quiet}>{t('load.more', { count: problems.length - mostLines })}</p>
          )}
        </section>
      )}
      {strayLogins.length > 0 && (
        <p className={forms.quiet}>
          {t('load.strays')}: {strayLogins.slice(0, mostLines).join(', ')}{' '}
          {strays > mostLines && t('gap.more', { count: strays - mostLines })}
        </p>
      )}
    </>
  )
}
