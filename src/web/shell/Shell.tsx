import { useMantineColorScheme } from '@mantine/core'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { formatClock } from '#src/core/time.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { ClockStrip } from '#src/respond/clock/web/ClockStrip.tsx'
import { DecisionStrip } from '#src/respond/decision/web/DecisionStrip.tsx'
import { deskApi } from '#src/server/api.ts'
import { PageLink } from '../kit/Links.tsx'
import { useLang, useWords } from '../kit/lang.tsx'
import { MeaningLayer } from '../kit/MeaningLayer.tsx'
import { MeContext, useMay } from '../kit/me.tsx'
import { ErrorPlace, LoadingPlace } from '../kit/Places.tsx'
import { Proof } from '../kit/Proof.tsx'
import { useAsk } from '../kit/queries.ts'
import { useKeys } from '../kit/use-keys.ts'
import { useStyle, ZoneProvider } from '../kit/zone.tsx'
import { Header } from './Header.tsx'
import { KeyList } from './KeyList.tsx'
import { Navigation } from './Navigation.tsx'
import { Palette } from './Palette.tsx'
import classes from './Shell.module.css'
import { useLive } from './use-live.ts'
import { useProof } from './use-proof.ts'
import { shellWords } from './words.ts'

/** The frame of every page for somebody who is signed in. */
export function Shell() {
  const me = useAsk(peopleApi.me, {}, { staleTime: 300_000, keepsPrevious: true })
  const { setLang } = useLang()
  const { setColorScheme } = useMantineColorScheme()
  const known = me.data
  const applied = useRef('')
  // The account's language and theme follow the person to another browser; what is chosen here is sent to the account.
  useEffect(() => {
    if (!known || applied.current === known.id) return
    applied.current = known.id
    setLang(known.lang)
    setColorScheme(known.theme)
  }, [known, setLang, setColorScheme])
  if (me.isPending || me.error?.status === 401) {
    return (
      <main className={classes.alone}>
        <LoadingPlace />
      </main>
    )
  }
  if (!known) {
    return (
      <main className={classes.alone}>
        <ErrorPlace problem={me.error} again={() => void me.refetch()} />
      </main>
    )
  }
  return (
    <MeContext value={known}>
      <ZoneProvider>
        <Frame />
      </ZoneProvider>
    </MeContext>
  )
}

function Frame() {
  const t = useWords(shellWords)
  const navigate = useNavigate()
  const [isPaletteOpen, openPalette] = useState(false)
  const [areKeysOpen, openKeys] = useState(false)
  const proof = useProof()
  const go = (to: '/' | '/inbox' | '/incidents') => () => void navigate({ to })
  useKeys(t('keys.everywhere'), [
    { key: 'mod+k', label: t('keys.palette'), run: () => openPalette(true) },
    { key: '/', label: t('keys.palette'), run: () => openPalette(true) },
    { key: 'g n', label: t('nav.now'), run: go('/') },
    { key: 'g i', label: t('nav.inbox'), run: go('/inbox') },
    { key: 'g c', label: t('nav.incidents'), run: go('/incidents') },
    { key: '?', label: t('keys.list'), run: () => openKeys(true) },
  ])
  const isAltered = proof?.state === 'altered'
  return (
    <div className={classes.frame} data-altered={isAltered || undefined}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <Header onFind={() => openPalette(true)} onKeys={() => openKeys(true)} />
      <Navigation proof={proof} />
      <main id="content" tabIndex={-1} className={classes.main}>
        {isAltered && <Proof state={proof} />}
        <LiveNotice />
        <TroubleNotice />
        <ClockStrip />
        <DecisionStrip />
        <FocusOnNavigation />
        <Outlet />
        <MeaningLayer />
      </main>
      <Palette isOpen={isPaletteOpen} onClose={() => openPalette(false)} />
      <KeyList isOpen={areKeysOpen} onClose={() => openKeys(false)} />
    </div>
  )
}

function LiveNotice() {
  const t = useWords(shellWords)
  const style = useStyle()
  const lostAt = useLive()
  return (
    <div role="status">
      {lostAt !== null && <p className={classes.lost}>{t('live.lost', { at: formatClock(lostAt, style) })}</p>}
    </div>
  )
}

/** What is wrong with the desk itself right now, on whatever page one is. */
function TroubleNotice() {
  const t = useWords(shellWords)
  const mayRead = useMay('log:read')
  const { data } = useAsk(deskApi.about, {}, { staleTime: 300_000, keepsPrevious: true })
  const trouble = data?.trouble
  return (
    <div role="status">
      {trouble === 'archive-stuck' && (
        <p className={classes.lost}>
          {t('trouble.archive-stuck')} {mayRead && <PageLink to="/logs/sources">{t('trouble.why')}</PageLink>}
        </p>
      )}
      {trouble && trouble !== 'archive-stuck' && <p className={classes.lost}>{t('trouble.database')}</p>}
    </div>
  )
}

/** After going to another page the focus stands at its beginning, so that the next Tab and a screen reader start there. */
function FocusOnNavigation() {
  const path = useLocation({ select: (location) => location.pathname })
  const last = useRef(path)
  useEffect(() => {
    if (last.current.split('/')[1] !== path.split('/')[1])
      document.getElementById('content')?.focus({ preventScroll: true })
    last.current = path
  }, [path])
  return null
}
