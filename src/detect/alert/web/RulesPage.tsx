import { Rules } from '#src/detect/signature/web/Rules.tsx'
import { AlertFrame } from './AlertFrame.tsx'

export function RulesPage() {
  return (
    <AlertFrame place="rules">
      <Rules />
    </AlertFrame>
  )
}
