// A rule of any kind as it was read: what it says of itself, and what it looks for.
import type { Condition } from './condition.ts'
import type { Item } from './item.ts'
import type { Problem } from './problem.ts'
import type { MapNode } from './yaml.ts'

export type Level = 'informational' | 'low' | 'medium' | 'high' | 'critical'
export const levels: readonly Level[] = ['informational', 'low', 'medium', 'high', 'critical']

/** Where the events come from, as a rule or a source names it; a part that is not given means any. */
export type Logsource = { readonly category?: string; readonly product?: string; readonly service?: string }

/** Does what this one names lie within the other? (Sigma 2.1, rules, "log source".) */
export const covers = (rule: Logsource, source: Logsource): boolean =>
  (rule.category === undefined || rule.category === source.category) &&
  (rule.product === undefined || rule.product === source.product) &&
  (rule.service === undefined || rule.service === source.service)

/** What a named search of a rule asks of an event. */
export type Search =
  | { readonly op: 'all' | 'any'; readonly of: readonly Search[] }
  | { readonly op: 'item'; readonly item: Item }

export type Detection = {
  readonly searches: ReadonlyMap<string, Search>
  /** Several conditions: one of them is enough. */
  readonly conditions: readonly Condition[]
}

export type Head = {
  readonly file: string
  /** The document within its file, counted from 1. */
  readonly document: number
  readonly line: number
  readonly id: string | null
  readonly name: string | null
  readonly title: string
  readonly level: Level | null
  readonly status: string | null
  readonly taxonomy: string
  readonly fields: readonly string[]
  /** Everything as it was written, own fields of the author too; and the line of a character of it. */
  readonly source: MapNode
  readonly lineAt: (at: number) => number
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

export type DetectionRule = Head & {
  readonly kind: 'detection'
  readonly logsource: Logsource
  readonly detection: Detection
  /** Placeholders that nothing was given for: the rule is valid and cannot run. */
  readonly unresolved: readonly string[]
}
export type FilterRule = Head & {
  readonly kind: 'filter'
  readonly logsource: Logsource
  readonly detection: Detection
  readonly unresolved: readonly string[]
  /** Ids and names of the rules it belongs to; null is every rule of its source. */
  readonly rules: readonly string[] | null
}
export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'temporal'
  | 'temporal_ordered'
  | 'value_sum'
  | 'value_avg'
  | 'value_percentile'
  | 'value_median'
export type Bound = { readonly op: 'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq'; readonly than: number }
export type Correlation = {
  readonly type: CorrelationType
  readonly rules: readonly string[]
  readonly groupBy: readonly string[]
  readonly timespanMs: number
  /** All of them hold. */
  readonly bounds: readonly Bound[]
  readonly fields: readonly string[]
  readonly percentile: number | null
  /** Over the names of rules instead of a number (an extension that pySigma has too). */
  readonly expression: Condition | null
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly generate: boolean
}
export type CorrelationRule = Head & { readonly kind: 'correlation'; readonly correlation: Correlation }

export type Rule = DetectionRule | CorrelationRule | FilterRule
/** What could not be read as a rule, and why; it never runs. */
export type Refused = {
  readonly kind: Rule['kind']
  readonly file: string
  readonly document: number
  readonly line: number
  readonly id: string | null
  readonly name: string | null
  readonly title: string | null
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}
