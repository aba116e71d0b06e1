import { createContext, useContext } from 'react'
import type { IncidentDetail } from '../incident.ts'

/** What a tab opens besides itself: a form elsewhere on the page, by the name of the act. */
export type Opening = 'entry' | 'edit' | 'phase' | 'close' | 'reopen'

type IncidentState = {
  readonly incident: IncidentDetail
  /** Opens one of the page's own forms. */
  readonly open: (what: Opening, field?: string) => void
  /** Leads to wherever an act of the page is done: a form, or a tab with its form open. */
  readonly act: (act: string, ref?: string | null) => void
}
export const IncidentContext = createContext<IncidentState | null>(null)

/** The incident whose page is open. */
export function useIncident(): IncidentState {
  const state = useContext(IncidentContext)
  if (!state) throw new Error('outside of an incident')
  return state
}
