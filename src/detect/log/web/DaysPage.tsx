import { Days } from './day/Days.tsx'
import { Holds } from './day/Holds.tsx'
import { Retention } from './day/Retention.tsx'
import { LogFrame } from './LogFrame.tsx'

/** What is kept and for how long: closed days with their hashes, holds, retention (S1-66). */
export function LogDaysPage() {
  return (
    <LogFrame place="days">
      <Holds />
      <Retention />
      <Days />
    </LogFrame>
  )
}
