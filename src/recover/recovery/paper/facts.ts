// Everything that the papers of recovery say, gathered once; no restricted item is among it, whoever asks.
import type { Language } from '#src/core/language.ts'
import type { Total } from '#src/recover/damage/damage.ts'
import type { Measure } from '#src/recover/measure/measure.ts'
import type { SweepRow } from '#src/recover/sweep/sweep.ts'
import type { IncidentDetail } from '#src/respond/incident/incident.ts'
import type { AffectedFigures } from '../../affected/affected.ts'
import type { Cause } from '../cause/cause.ts'
import type { ItemView, RecoveryView } from '../recovery.ts'

export type PaperFacts = {
  readonly lang: Language
  readonly zone: string
  readonly incident: IncidentDetail
  readonly recovery: RecoveryView
  readonly causes: readonly Cause[]
  readonly sweeps: readonly SweepRow[]
  readonly measures: readonly Measure[]
  readonly totals: readonly Total[]
  readonly lostDays: number
  readonly affected: AffectedFigures
}

/** Answered items of the checklist that everybody may read, of some of its numbers. */
export function answersOf({ recovery }: PaperFacts, from: number, to: number): ItemView[] {
  return recovery.headings
    .flatMap((one) => one.checks.flatMap((check) => check.items))
    .filter((item) => !item.isRestricted && item.number >= from && item.number <= to)
}

export const dayText = (day: string | null, lang: Language): string => {
  if (day === null) return ''
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (lang === 'ja') return `${year}年${month}月${date}日`
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, date),
  )
}
