import { Drawer } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { LoadingPlace } from '#src/web/kit/Places.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { CloseForm, ReopenForm } from './CloseForm.tsx'
import { type Opening, useIncident } from './incident-context.ts'
import { PhaseForm } from './PhaseForm.tsx'
import { pageWords } from './words/page.ts'

const Composer = lazy(async () => ({ default: (await import('./record/Composer.tsx')).Composer }))
const EditHead = lazy(async () => ({ default: (await import('./EditHead.tsx')).EditHead }))

/** The forms that can be opened from any tab of an incident. */
export function PageForms({
  opening,
  onClose,
}: {
  opening: { what: Opening; field?: string } | null
  onClose: () => void
}) {
  const t = useWords(pageWords)
  const kit = useWords(kitWords)
  const { incident } = useIncident()
  const closeButtonProps = { 'aria-label': kit('close') }
  if (!opening) return null
  if (opening.what === 'phase') return <PhaseForm onClose={onClose} />
  if (opening.what === 'close') return <CloseForm onClose={onClose} />
  if (opening.what === 'reopen') return <ReopenForm onClose={onClose} />
  const isEntry = opening.what === 'entry'
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={560}
      title={`${incident.number} ${t(isEntry ? 'bar.note' : 'edit.title')}`}
      closeButtonProps={closeButtonProps}
    >
      <Suspense fallback={<LoadingPlace />}>
        {isEntry ? <Composer isFocused onSent={onClose} /> : <EditHead field={opening.field} onClose={onClose} />}
      </Suspense>
    </Drawer>
  )
}
