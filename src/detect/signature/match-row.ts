// A match as programs read it: `{"rule","line","at","matched","correlation"}`.
import type { Fired } from './correlator.ts'
import type { FieldValue } from './event-view.ts'
import type { Detected } from './hunt.ts'
import type { Level, Rule } from './rule.ts'

export type MatchRow = {
  readonly rule: { readonly id: string | null; readonly title: string; readonly level: Level | null }
  readonly line: number
  readonly at: string | null
  readonly matched: Readonly<Record<string, FieldValue>>
  readonly correlation?: {
    readonly type: string
    readonly group: Readonly<Record<string, string>>
    readonly value: number
    readonly count: number
    readonly from: string
    readonly to: string
    readonly lines: readonly number[]
  }
}

const named = ({ id, title, level }: Rule) => ({ id, title, level })
const iso = (ms: number): string => new Date(ms).toISOString()

export const rowOfDetected = ({ rule, matched }: Detected, line: number, atMs: number | null): MatchRow => ({
  rule: named(rule),
  line,
  at: atMs === null ? null : iso(atMs),
  matched,
})

export const rowOfFired = ({ rule, line, atMs, group, value, fromMs, toMs, count, lines }: Fired): MatchRow => ({
  rule: named(rule),
  line,
  at: iso(atMs),
  matched: group,
  correlation: { type: rule.correlation.type, group, value, count, from: iso(fromMs), to: iso(toMs), lines },
})
