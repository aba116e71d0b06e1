import { lazy, Suspense } from 'react'
import type { DialogProps } from './acts.ts'

// Each is fetched when it is first opened.
const dialogs = {
  incident: lazy(() => import('./IncidentDialog.tsx').then((file) => ({ default: file.IncidentDialog }))),
  merge: lazy(() => import('./MergeDialog.tsx').then((file) => ({ default: file.MergeDialog }))),
  dispose: lazy(() => import('./DisposeDialog.tsx').then((file) => ({ default: file.DisposeDialog }))),
  assign: lazy(() => import('./AssignDialog.tsx').then((file) => ({ default: file.AssignDialog }))),
  assess: lazy(() => import('./AssessDialog.tsx').then((file) => ({ default: file.AssessDialog }))),
  correct: lazy(() => import('./CorrectDialog.tsx').then((file) => ({ default: file.CorrectDialog }))),
  restore: lazy(() => import('./BackDialogs.tsx').then((file) => ({ default: file.RestoreDialog }))),
  detach: lazy(() => import('./BackDialogs.tsx').then((file) => ({ default: file.DetachDialog }))),
}

export function ActDialogs(props: DialogProps) {
  const Dialog = dialogs[props.started.name]
  return (
    <Suspense fallback={null}>
      <Dialog {...props} key={`${props.started.name} ${props.started.isNew ?? ''}`} />
    </Suspense>
  )
}
