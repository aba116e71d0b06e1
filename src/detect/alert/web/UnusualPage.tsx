import { Detectors } from '#src/detect/anomaly/web/Detectors.tsx'
import { AlertFrame } from './AlertFrame.tsx'

export function UnusualPage() {
  return (
    <AlertFrame place="unusual">
      <Detectors />
    </AlertFrame>
  )
}
