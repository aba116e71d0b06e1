import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Form.module.css'
import { useWords } from './lang.tsx'
import { Sheet } from './Page.tsx'
import { ProblemText } from './Places.tsx'
import { kitWords } from './words.ts'

/** A form on a sheet of its own: one act, a way out, and what went wrong. Closes when `onSave` gives an answer. */
export function Form({
  title,
  act,
  isReady = true,
  isBusy,
  problem,
  onClose,
  onSave,
  children,
}: {
  /** None where it stands within a sheet. */
  title?: string
  act: string
  isReady?: boolean
  isBusy: boolean
  problem: unknown
  onClose: () => void
  onSave: () => Promise<unknown>
  children: ReactNode
}) {
  const kit = useWords(kitWords)
  return (
    <Sheet title={title} isBare={title === undefined}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void onSave().then((done) => done && onClose())
        }}
      >
        {children}
        <ProblemText problem={problem} />
        <div className={classes.acts}>
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!isReady} loading={isBusy}>
            {act}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
