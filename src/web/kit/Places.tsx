import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Problem } from './client.ts'
import { useWords } from './lang.tsx'
import classes from './Places.module.css'
import { kitWords } from './words.ts'

/** A place with nothing in it says the first act, never a dash. */
export function EmptyPlace({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.text}>{children}</div>}
      {act && <div className={classes.act}>{act}</div>}
    </div>
  )
}

/** What went wrong, in words, with the way to try again. What one's role does not show is nothing wrong. */
export function ErrorPlace({ problem, again }: { problem: unknown; again?: () => void }) {
  const t = useWords(kitWords)
  if (problem instanceof Problem && problem.code === 'permission.not-allowed')
    return <EmptyPlace title={t('error.no-right')}>{t('error.no-right.text')}</EmptyPlace>
  return (
    <div className={classes.error} role="alert">
      <p className={classes.title}>{t('error.title')}</p>
      <ProblemText problem={problem} />
      {again && (
        <div className={classes.act}>
          <Button onClick={again}>{t('error.again')}</Button>
        </div>
      )}
    </div>
  )
}

/** The words of a problem alone, for below a form. Nothing when there is none. */
export function ProblemText({ problem }: { problem: unknown }) {
  const t = useWords(kitWords)
  if (!problem) return null
  const known = problem instanceof Problem ? problem : null
  const text = known?.isUnreachable ? t('error.unreachable') : known?.message || t('error.unknown')
  return (
    <div className={classes.problem} role="alert">
      <p>{text}</p>
      {known && known.errors.length > 0 && (
        <ul>
          {known.errors.map((error) => (
            <li key={error.where + error.message}>{error.message}</li>
          ))}
        </ul>
      )}
      {!known && problem instanceof Error && <p className={classes.fine}>{problem.message}</p>}
    </div>
  )
}

/** Rows to come. Appears after a moment, so that what is quick does not flicker. */
export function LoadingPlace({ rows = 6 }: { rows?: number }) {
  const t = useWords(kitWords)
  return (
    <div className={classes.loading} role="status">
      <span className={classes.hidden}>{t('wait')}</span>
      {[...Array(rows).keys()].map((at) => (
        <div key={at} className={classes.bar} style={{ width: `${92 - ((at * 37) % 45)}%` }} />
      ))}
    </div>
  )
}
