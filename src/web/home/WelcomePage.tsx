import { Button } from '@mantine/core'
import type { OutputOf } from '#src/core/endpoint.ts'
import { deskApi } from '#src/server/api.ts'
import { ButtonLink, PageLink } from '../kit/Links.tsx'
import { useLang, useWords } from '../kit/lang.tsx'
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

const changed = { also: ['incident', 'report', 'people', 'record', 'desk'] } as const

function DemonstrationSheet() {
  const t = useWords(homeWords)
  const there = useAsk(deskApi.demonstrations, {})
  const load = useTell(deskApi.loadDemonstration, changed)
  const [kobe, ...cases] = there.data?.rows ?? []
  const loaded = load.output
  return (
    <>
      <Sheet title={t('welcome.demo')}>
        <p>{t('welcome.demo.text')}</p>
        <ul className={classes.list}>
          <li>{t('welcome.demo.kobe')}</li>
          <li>{t('welcome.demo.sites')}</li>
          <li>{t('welcome.demo.logins')}</li>
        </ul>
        <p className={classes.caution}>{t('welcome.demo.stays')}</p>
        <ProblemText problem={load.problem} />
        {kobe?.isLoaded && <p role="status">{t('welcome.demo.there')}</p>}
        {kobe && !kobe.isLoaded && (
          <div className={classes.acts}>
            <Button variant="filled" loading={load.isTelling} onClick={() => void load.tell({ name: kobe.name })}>
              {t('welcome.demo.act')}
            </Button>
          </div>
        )}
        {load.isTelling && <p role="status">{t('welcome.demo.busy')}</p>}
        {loaded && <Loaded {...loaded} />}
      </Sheet>
      {cases.length > 0 && (
        <Sheet title={t('welcome.cases')}>
          <p>{t('welcome.cases.text')}</p>
          <Cases rows={cases} isBusy={load.isTelling} onLoad={(name) => void load.tell({ name })} />
        </Sheet>
      )}
    </>
  )
}

type Row = OutputOf<typeof deskApi.demonstrations>['rows'][number]

function Cases(of: { rows: readonly Row[]; isBusy: boolean; onLoad: (name: Row['name']) => void }) {
  const t = useWords(homeWords)
  const { lang } = useLang()
  return (
    <ul className={classes.cases}>
      {of.rows.map(({ name, title, incident }) => (
        <li key={name}>
          <span>{title[lang]}</span>
          {incident === null ? (
            <Button
              disabled={of.isBusy}
              aria-label={t('welcome.cases.of', { title: title[lang] })}
              onClick={() => of.onLoad(name)}
            >
              {t('welcome.cases.act')}
            </Button>
          ) : (
            <PageLink to="/incidents/$number" params={{ number: incident }}>
              {t('welcome.demo.open', { number: incident })}
            </PageLink>
          )}
        </li>
      ))}
    </ul>
  )
}

function Loaded(loaded: OutputOf<typeof deskApi.loadDemonstration>) {
  const t = useWords(homeWords)
  const wordOf = useStateWord()
  return (
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
  )
}
