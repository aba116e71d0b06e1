import { Button } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { useLang, useWords } from '../kit/lang.tsx'
import classes from './Door.module.css'
import { Mark } from './Mark.tsx'
import { shellWords } from './words.ts'

/** The frame before one is signed in: the name, the language, one sheet. */
export function Door() {
  const t = useWords(shellWords)
  const { lang, setLang } = useLang()
  const other = lang === 'ja' ? 'en' : 'ja'
  return (
    <div className={classes.door}>
      <header className={classes.head}>
        <div className={classes.name}>
          <Mark size={36} />
          <span>{t('name')}</span>
        </div>
        <Button size="compact-sm" variant="subtle" lang={other} onClick={() => setLang(other)}>
          {t('lang.other')}
        </Button>
      </header>
      <main className={classes.sheet}>
        <Outlet />
      </main>
    </div>
  )
}
