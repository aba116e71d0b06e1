import { useEffect, useRef, useState } from 'react'
import type { Language } from '#src/core/language.ts'
import { formatInstant, formatWhen } from '#src/core/time.ts'
import { say } from '#src/core/words.ts'
import { knowledgeApi } from '#src/prepare/knowledge/api.ts'
import { knowledgeWords } from '#src/prepare/knowledge/words.ts'
import { deskApi } from '#src/server/api.ts'
import { ask } from '#src/web/kit/client.ts'
import { useLang } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { reportApi } from '../api.ts'
import type { ReportDetail } from '../report.ts'
import { reporterLanguage } from './reporter-language.ts'

export type Letter = {
  readonly id: string
  readonly lang: Language
  readonly text: string
  readonly isEdited: boolean
  readonly isWaiting: boolean
  readonly problem: unknown
  /** Facts that nobody gave: they stand in the text as blanks. */
  readonly missing: readonly string[]
}

/** A letter to one reporter: filled by the desk in the reporter's language, then the responder's to change. */
export function useLetter(report: ReportDetail | null, firstId: string) {
  const me = useMe()
  const { zone } = useZone()
  const { lang: reader } = useLang()
  const about = useAsk(deskApi.about, {}, { staleTime: 600_000 }).data
  const [id, setId] = useState(firstId)
  const [chosenLang, setLang] = useState<Language | null>(null)
  const lang = chosenLang ?? (report ? reporterLanguage(report) : 'ja')
  const [filled, setFilled] = useState<Pick<Letter, 'text' | 'missing' | 'problem'>>({
    text: '',
    missing: [],
    problem: null,
  })
  const [isEdited, setEdited] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const facts = useRef<Record<string, string | undefined>>({})
  facts.current = {
    number: report?.number,
    reporter: report?.reporter.name ?? undefined,
    organisation: report?.reporter.organisation ?? undefined,
    subject: report?.subject || report?.number,
    received:
      report === undefined || report === null
        ? undefined
        : formatInstant(report.receivedAt, { lang, zone, named: true }),
    responder: me?.name,
    desk: about?.organisation || (lang === 'ja' ? 'セキュリティ窓口' : 'Security desk'),
    contact:
      about === undefined
        ? undefined
        : [`${about.publicUrl.replace(/\/+$/, '')}/report`, about.contact[lang]].filter(Boolean).join('\n'),
    source: report?.sources.slice(0, 5).join(lang === 'ja' ? '、' : ', ') || undefined,
    period: report?.occurred ? formatWhen(report.occurred, { lang, zone, withDay: true }) : undefined,
  }
  const reportId = report?.id
  const isReady = about !== undefined
  useEffect(() => {
    if (!reportId || !isReady) return
    setEdited(false)
    if (id === '') return setFilled({ text: '', missing: [], problem: null })
    const abort = new AbortController()
    const fill = (more: object) =>
      ask(knowledgeApi.fillLetter, { id, lang, ...facts.current, ...more }, { signal: abort.signal })
    const write = async () => {
      setWaiting(true)
      try {
        let letter = await fill({})
        // The link is asked for only when the letter needs it: that it was shown goes on the record.
        if (letter.missing.includes('link')) letter = await fill(await ask(reportApi.link, { id: reportId }))
        const missing = letter.missing.map((one) => say(knowledgeWords[`fact.${one}`], reader))
        setFilled({ text: letter.body.trim(), missing, problem: null })
      } catch (problem) {
        if (!abort.signal.aborted) setFilled({ text: '', missing: [], problem })
      } finally {
        if (!abort.signal.aborted) setWaiting(false)
      }
    }
    void write()
    return () => abort.abort()
  }, [id, lang, reportId, isReady, reader])
  const letter: Letter = { id, lang, ...filled, isEdited, isWaiting }
  return {
    letter,
    choose: setId,
    speak: setLang,
    write: (text: string) => {
      setEdited(true)
      setFilled((before) => ({ ...before, text }))
    },
  }
}
export type LetterDesk = ReturnType<typeof useLetter>
