import { lazy, Suspense } from 'react'

const Inside = lazy(() => import('#src/respond/find/web/PaletteBox.tsx').then((file) => ({ default: file.PaletteBox })))

/** Ctrl+K: go to a page or find a thing. Fetched when it is first opened. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <Inside onClose={onClose} />
    </Suspense>
  )
}
