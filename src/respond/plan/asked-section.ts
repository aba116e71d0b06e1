// What later parts of the desk ask of a unit or an outside party on its page: shown below its tasks and questions, and answered there.
import type { PageFacts } from '#src/detect/report/page.ts'
import type { Markup } from '#src/detect/report/page-control.ts'
import type { Desk } from '#src/platform/context.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import type { Assignee } from './task.ts'

/** Whoever holds a secret link, and of which incident. */
export type Linked = Assignee & { readonly incidentId: string }

/** What was wrong, and what was being written. */
export type AskedFault = {
  readonly of: string
  readonly text: string
  readonly draft: string
  readonly fields: ReadonlyMap<string, string>
}

/** What every form of the page needs. */
export type AskedForm = {
  readonly isClosed: boolean
  readonly token: string
  readonly now: number
  readonly fault: AskedFault | null
}
export type AskedThing = { readonly id: string; readonly body: Markup }

export type AskedSent = {
  readonly of: string
  readonly act: string
  readonly text: string
  readonly answer: string
  /** Every field of the form, as it came. */
  readonly fields: ReadonlyMap<string, string>
}

export type AskedSection = {
  show(desk: Desk, linked: Linked, facts: PageFacts, form: AskedForm): Promise<readonly AskedThing[]>
  /** False where what was sent is about nothing of this section. */
  take(within: Within, linked: Linked, sent: AskedSent): Promise<boolean>
}
