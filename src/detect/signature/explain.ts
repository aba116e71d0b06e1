// Why a rule matches an event, or how near it came: the judged expression in lines, deepest what decided.
import type { FieldValue } from './event-view.ts'
import type { Item, Test } from './item.ts'
import type { Judged } from './judge.ts'
import { writeTokens } from './pattern.ts'

export type Line = {
  readonly depth: number
  readonly holds: boolean
  readonly kind: 'and' | 'or' | 'not' | 'search' | 'item'
  /** The name of a search, or the field with its modifiers. */
  readonly name: string
  readonly filter: string | null
  readonly wanted: readonly string[]
  readonly value: FieldValue
  /** Line of the rule. */
  readonly line: number | null
}

export function linesOf(judged: Judged, depth = 0): Line[] {
  const { op, holds } = judged
  const base = { depth, holds, kind: op, name: '', filter: null, wanted: [], value: undefined, line: null }
  if (op === 'item') {
    const { item, value, by } = judged
    return [
      { ...base, name: written(item), wanted: item.tests.flat().map(wantedOf), value: value ?? by[0], line: item.line },
    ]
  }
  if (op === 'search') return [{ ...base, name: judged.name, filter: judged.filter }, ...linesOf(judged.of, depth + 1)]
  if (op === 'not')
    return [{ ...base, name: judged.of.op === 'search' ? judged.of.name : '' }, ...linesOf(judged.of, depth + 1)]
  return [base, ...judged.of.flatMap((one) => linesOf(one, depth + 1))]
}

const written = ({ field, modifiers }: Item): string => [field ?? '', ...modifiers].join('|')

export function wantedOf(test: Test): string {
  switch (test.kind) {
    case 'text':
      return writeTokens(test.tokens)
    case 'number':
      return test.text
    case 'boolean':
    case 'exists':
      return String(test.value)
    case 'null':
      return 'null'
    case 'regex':
      return `/${test.regex.source}/`
    case 'network':
      return test.network.text
    case 'relation':
      return `${{ lt: '<', lte: '≤', gt: '>', gte: '≥' }[test.relation]} ${test.than}`
    case 'time':
      return `${test.part} ${test.value}`
    default:
      return `= ${test.field}`
  }
}

/**
 * What alone would have to be otherwise for the rule to match: of an `and` the parts that fail, of an `or` the nearest choice. The
 * count says how near the miss was.
 */
export function missing(judged: Judged): readonly Judged[] {
  if (judged.holds) return []
  if (judged.op === 'item' || judged.op === 'not') return [judged]
  if (judged.op === 'search') return missing(judged.of)
  const parts = judged.of.filter((one) => !one.holds).map(missing)
  if (judged.op === 'and') return parts.flat()
  return parts.reduce((best, one) => (one.length < best.length ? one : best))
}
