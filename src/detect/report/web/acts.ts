import { createContext, useContext } from 'react'
import type { ReportRow } from '../report.ts'

/** What can be done with reports; each opens a dialog, but for those that can be undone at once. */
export type ActName = 'incident' | 'merge' | 'dispose' | 'assign' | 'assess' | 'correct' | 'restore' | 'detach'
export type Started = {
  readonly name: ActName
  readonly rows: readonly ReportRow[]
  /** The incident that is meant already: to be added to, or to be taken out of. */
  readonly incident?: { readonly id: string; readonly number: string; readonly title: string }
  /** "A new one" is meant already. */
  readonly isNew?: boolean
}

/** What every dialog is given. */
export type DialogProps = {
  readonly started: Started
  readonly onStart: (next: Started) => void
  readonly onClose: () => void
  /** These reports leave the list they stood in. */
  readonly onLeft: (rows: readonly ReportRow[]) => void
}

export type Acts = {
  readonly start: (started: Started) => void
  readonly takeOn: (rows: readonly ReportRow[]) => void
  readonly layBack: (rows: readonly ReportRow[]) => void
  readonly markNoise: (rows: readonly ReportRow[], isNoise: boolean) => void
  readonly mayWrite: boolean
  readonly mayIncident: boolean
}
const nothing = () => {}
export const ActsContext = createContext<Acts>({
  start: nothing,
  takeOn: nothing,
  layBack: nothing,
  markNoise: nothing,
  mayWrite: false,
  mayIncident: false,
})
export const useActs = (): Acts => useContext(ActsContext)

/** What a dialog needs to know of the reports it is about. */
export const idsOf = (rows: readonly ReportRow[]): string[] => rows.map((row) => row.id)
