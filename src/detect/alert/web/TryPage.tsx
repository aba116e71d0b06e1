import { TryOut } from '#src/detect/signature/web/TryOut.tsx'
import { AlertFrame } from './AlertFrame.tsx'

export function TryPage() {
  return (
    <AlertFrame place="rules">
      <TryOut />
    </AlertFrame>
  )
}
