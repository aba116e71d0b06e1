import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Language } from '#src/core/language.ts'
import { languageOf } from '#src/core/reader-language.ts'
import { type Facts, speaker, type Words } from '#src/core/words.ts'

const key = 'hikeshi.lang'

/** What is sent along with every request, so that the desk answers in the reader's language. */
export let spokenLang: Language = firstLang()

function firstLang(): Language {
  const kept = localStorage.getItem(key)
  return kept === 'ja' || kept === 'en' ? kept : languageOf(navigator.languages.join(','))
}

type LangState = { readonly lang: Language; readonly setLang: (lang: Language) => void }
const LangContext = createContext<LangState>({ lang: 'ja', setLang: () => {} })

export function LangProvider({ children }: { children: ReactNode }) {
  const [lang, set] = useState<Language>(spokenLang)
  const setLang = useCallback((next: Language) => {
    spokenLang = next
    localStorage.setItem(key, next)
    set(next)
  }, [])
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  const state = useMemo(() => ({ lang, setLang }), [lang, setLang])
  return <LangContext value={state}>{children}</LangContext>
}

/** The reader's language, and how to change it. */
export const useLang = (): LangState => useContext(LangContext)

export type Say<W extends Words> = (key: keyof W & string, facts?: Facts) => string

/** A dictionary in the reader's language: `const t = useWords(inboxWords); t('inbox.empty')`. */
export function useWords<W extends Words>(table: W): Say<W> {
  const { lang } = useLang()
  return useMemo(() => speaker(table, lang), [table, lang])
}
