import { Button } from '@mantine/core'
import { deskApi } from '#src/server/api.ts'
import { ButtonLink, PageLink } from '../kit/Links.tsx'
import { useWords } from '../kit/lang.tsx'
import { useMay, useMe } from '../kit/me.tsx'
import { Page, Sheet } from '../kit/Page.tsx'
import { ProblemText } from '../kit/Places.tsx'
import { useAsk, useTell } from '../kit/queries.ts'
import { useStateWord } from '../kit/States.tsx'
import classes from './WelcomePage.module.css'
import { homeWords } from './words.ts'

/** The second page of a new desk: try it with a case, or begin empty. */
export function WelcomePage() {
  const t = useWords(homeWords)
  const me = useMe()
  const mayLoad = useMay('desk:manage')
  return (
    <Page title={t('welcome.title')} isNarrow>
      <p>{t('welcome.text', { name: me?.name ?? '' })}</p>
      {mayLoad && <DemonstrationSheet />}
      <Sheet title={t('welcome.empty')}>
        <p>{t('welcome.empty.text')}</p>
        <div className={classes.acts}>
          <ButtonLink to="/people">{t('welcome.people')}</ButtonLink>
          <Button component="a" href="/report">
            {t('welcome.form')}
          </Button>
          <ButtonLink to="/">{t('welcome.now')}</ButtonLink>
        </div>
      </Sheet>
    </Page>
  )
}

function DemonstrationSheet() {
  const t = useWords(homeWords)
  const wordOf = useStateWord()
  const about = useAsk(deskApi.about, {})
  const load = useTell(deskApi.loadDemonstration, { also: ['incident', 'report', 'people', 'record'] })
  const loaded = load.output
  return (
    <Sheet title={t('welcome.demo')}>
      <p>{t('welcome.demo.text')}</p>
      <ul className={classes.list}>
        <li>{t('welcome.demo.kobe')}</li>
        <li>{t('welcome.demo.sites')}</li>
        <li>{t('welcome.demo.logins')}</li>
      </ul>
      <p className={classes.caution}>{t('welcome.demo.stays')}</p>
      <ProblemText problem={load.problem} />
      {!loaded && about.data?.hasDemonstration && <p role="status">{t('welcome.demo.there')}</p>}
      {!loaded && about.data && !about.data.hasDemonstration && (
        <div className={classes.acts}>
          <Button variant="filled" loading={load.isTelling} onClick={() => void load.tell({})}>
            {t('welcome.demo.act')}
          </Button>
          {load.isTelling && <span role="status">{t('welcome.demo.busy')}</span>}
        </div>
      )}
      {loaded && (
        <div role="status" className={classes.done}>
          <p>
            {t('welcome.demo.done', loaded)}{' '}
            <PageLink to="/incidents/$number" params={{ number: loaded.incident }}>
              {t('welcome.demo.open', { number: loaded.incident })}
            </PageLink>
          </p>
          {loaded.logins.length > 0 && (
            <section className={classes.logins} aria-labelledby="trial-accounts">
              <h3 id="trial-accounts">{t('welcome.demo.passwords')}</h3>
              <ul>
                {loaded.logins.map((login) => (
                  <li key={login.email}>
                    <b>{wordOf(`role.${login.role}`).label}</b>
                    <code>{login.email}</code>
                    <code>{login.password}</code>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </Sheet>
  )
}
