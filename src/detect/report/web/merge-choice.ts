import type { ReportRow } from '../report.ts'

type Placed = Pick<ReportRow, 'id'> & { readonly incidents: readonly Pick<ReportRow['incidents'][number], 'id'>[] }

/** Whether a report can be brought into one incident with those that were chosen: not with itself, nor where all are together already. */
export function isMergeChoice(chosen: readonly Placed[], other: Placed): boolean {
  if (chosen.some((row) => row.id === other.id)) return false
  return !other.incidents.some(({ id }) => chosen.every((row) => row.incidents.some((one) => one.id === id)))
}
