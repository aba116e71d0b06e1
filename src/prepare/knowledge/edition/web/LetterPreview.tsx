import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { ask, problemOf, unanswered } from '#src/web/kit/client.ts'
import { spokenLang, useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { letterApi } from '../api.ts'
import type { LetterShelf } from '../letter-version.ts'
import classes from './Letters.module.css'
import { letterPageWords } from './words.ts'

type Of = { readonly shelf: LetterShelf; readonly letter: string }
type Shown = OutputOf<typeof letterApi.preview>

/** So long nobody types before the preview follows. */
const restMs = 400

/** How the text would look, as it is being written: as text and as the printed page; or what is wrong with it, by line. */
export function LetterPreview({ of, text }: { of: Of; text: string }) {
  const t = useWords(letterPageWords)
  const { lang: reader } = useLang()
  const [lang, setLang] = useState<Language>(reader)
  const [as, setAs] = useState<'page' | 'text'>('page')
  const [shown, setShown] = useState<Shown | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const { shelf, letter } = of
  useEffect(() => {
    const gone = new AbortController()
    const later = setTimeout(() => {
      ask(letterApi.preview, { shelf, letter, text, lang }, { signal: gone.signal }).then(
        (answer) => {
          setShown(answer)
          setProblem(null)
        },
        (error: unknown) => gone.signal.aborted || setProblem(error),
      )
    }, restMs)
    return () => {
      clearTimeout(later)
      gone.abort()
    }
  }, [shelf, letter, text, lang])
  const picture = shown?.picture ?? null
  return (
    <Sheet title={t('preview')}>
      <div className={forms.form}>
        <div className={forms.acts}>
          <SegmentedControl
            size="xs"
            aria-label={t('preview.language')}
            value={lang}
            onChange={(value) => setLang(Language.parse(value))}
            data={[
              { value: 'ja', label: '日本語' },
              { value: 'en', label: 'English' },
            ]}
          />
          {shelf === 'print-letter' && (
            <>
              <SegmentedControl
                size="xs"
                aria-label={t('preview.as')}
                value={as}
                onChange={(value) => setAs(value === 'text' ? 'text' : 'page')}
                data={(['page', 'text'] as const).map((one) => ({ value: one, label: t(`as.${one}`) }))}
              />
              <Button
                size="xs"
                disabled={picture === null}
                onClick={() => void openPdf(of, { text, lang }).catch(setProblem)}
              >
                {t('pdf')}
              </Button>
            </>
          )}
        </div>
        <ProblemText problem={problem} />
        {!shown && !problem && <LoadingPlace rows={6} />}
        {shown && shown.problems.length > 0 && (
          <div role="status">
            <p>{t('faults', { count: shown.problems.length })}</p>
            <ul className={classes.faults}>
              {shown.problems.map((one) => (
                <li key={`${one.line} ${one.field} ${one.code}`}>{one.text}</li>
              ))}
            </ul>
          </div>
        )}
        {shown && shown.problems.length === 0 && (
          <>
            <p className={forms.quiet}>{t('preview.hint')}</p>
            {picture !== null && as === 'page' ? (
              <img
                className={classes.paper}
                alt={`${t('page.of')} ${shown.subject}`}
                src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`}
              />
            ) : (
              <div lang={lang}>
                <p>
                  <b>{shown.subject}</b>
                </p>
                <pre className={classes.letter}>{shown.body}</pre>
              </div>
            )}
          </>
        )}
      </div>
    </Sheet>
  )
}

/** The same as PDF, in a window of its own. */
async function openPdf({ shelf, letter }: Of, body: object): Promise<void> {
  const response = await fetch(`/api/letters/${shelf}/${letter}/pdf`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': spokenLang },
    body: JSON.stringify(body),
  }).catch(() => {
    throw unanswered()
  })
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.target = '_blank'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
