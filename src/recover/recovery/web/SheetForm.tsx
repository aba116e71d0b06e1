import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { kitWords } from '#src/web/kit/words.ts'

/** A form on a sheet of its own, in place; it closes when the desk has taken what it says. */
export function SheetForm({
  title,
  act,
  isReady = true,
  isBusy,
  problem,
  onClose,
  onSave,
  children,
}: {
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
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void onSave().then((done) => done && onClose())
        }}
      >
        {children}
        <ProblemText problem={problem} />
        <div className={forms.acts}>
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!isReady} loading={isBusy}>
            {act}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
