import type { ReactNode } from 'react'
import classes from './Explained.module.css'

/** A word with the sentence that says what it means: on hover, tap and focus, and for screen readers. */
export function Explained({
  means,
  children,
  className,
  isFocusable = false,
}: {
  means: string
  children: ReactNode
  className?: string
  /** In a head, where the reader stops; not in the rows of a list. */
  isFocusable?: boolean
}) {
  const all = [classes.word, className].filter(Boolean).join(' ')
  if (!isFocusable)
    return (
      <span className={all} data-means={means}>
        {children}
      </span>
    )
  return (
    <button type="button" className={[classes.button, all].join(' ')} data-means={means} aria-description={means}>
      {children}
    </button>
  )
}
