// What a rule asks of an event as one expression: the conditions with the names put in, and the filters that belong to it.
import { type Condition, namesOf } from './condition.ts'
import type { Item } from './item.ts'
import type { Detection, DetectionRule, FilterRule, Search } from './rule.ts'

export type Expression =
  | { readonly op: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  /** A named search of the rule, or of the filter that is named. */
  | { readonly op: 'search'; readonly name: string; readonly filter: string | null; readonly of: Expression }
  | { readonly op: 'item'; readonly item: Item }

export function expressionOf(rule: DetectionRule, filters: readonly FilterRule[]): Expression {
  const own = detectionOf(rule.detection, null)
  if (filters.length === 0) return own
  return { op: 'and', of: [own, ...filters.map((filter) => detectionOf(filter.detection, filter.title))] }
}

function detectionOf({ searches, conditions }: Detection, filter: string | null): Expression {
  const built = new Map<string, Expression>()
  for (const [name, search] of searches) built.set(name, { op: 'search', name, filter, of: searchOf(search) })
  const of = conditions.map((condition) => conditionOf(condition, built))
  return of.length === 1 ? of[0]! : { op: 'or', of }
}

function searchOf(search: Search): Expression {
  if (search.op === 'item') return search
  const of = search.of.map(searchOf)
  return of.length === 1 ? of[0]! : { op: search.op === 'all' ? 'and' : 'or', of }
}

function conditionOf(condition: Condition, searches: ReadonlyMap<string, Expression>): Expression {
  if (condition.op === 'name') return searches.get(condition.name)!
  if (condition.op === 'not') return { op: 'not', of: conditionOf(condition.of, searches) }
  if (condition.op !== 'of') return { op: condition.op, of: condition.of.map((one) => conditionOf(one, searches)) }
  const of = namesOf(condition.pattern, [...searches.keys()]).map((name) => searches.get(name)!)
  return of.length === 1 ? of[0]! : { op: condition.quantity === 'any' ? 'or' : 'and', of }
}
