// The searches of a rule and the condition that joins them (Sigma 2.1, rules, "detection").
import { type Condition, namesOf, parseCondition } from './condition.ts'
import { readItem } from './read-item.ts'
import type { Reading } from './reading.ts'
import type { Detection, Search } from './rule.ts'
import { isList, isMap, isScalar, type MapNode, type YamlNode } from './yaml.ts'

/** Every key but these is a search. `timeframe` belongs to the aggregation that version 2 took away. */
const notSearches = new Set(['condition', 'timeframe'])
const MAX_SEARCHES = 500
const MAX_NESTING = 8

/** Null after something wrong was said; `skip` names keys that are no searches either. */
export function readDetection(map: MapNode, reading: Reading, skip: ReadonlySet<string> = none): Detection | null {
  const { gather } = reading
  const before = gather.problems.length
  const searches = new Map<string, Search>()
  for (const [name, { at, value }] of map.entries) {
    if (notSearches.has(name) || skip.has(name)) continue
    if (!/^[\w-]+$/.test(name)) gather.warn(at, 'search-name', { name })
    const search = readSearch(value, reading, 0)
    if (search === null && gather.problems.length === before) gather.wrong(at, 'search-empty', { name })
    if (search !== null) searches.set(name, search)
  }
  if (searches.size > MAX_SEARCHES) gather.wrong(map.at, 'too-many-variants')
  const timeframe = map.entries.get('timeframe')
  if (timeframe) gather.wrong(timeframe.at, 'timeframe')
  const names = [...map.entries.keys()].filter((name) => !notSearches.has(name) && !skip.has(name))
  if (names.length === 0) gather.wrong(map.at, 'searches-missing')
  const conditions = readConditions(map, names, reading)
  return gather.problems.length > before || conditions === null ? null : { searches, conditions }
}

const none: ReadonlySet<string> = new Set()

function readConditions(map: MapNode, names: readonly string[], { gather }: Reading): Condition[] | null {
  const entry = map.entries.get('condition')
  if (entry === undefined) {
    gather.wrong(map.at, 'condition-missing')
    return null
  }
  const nodes = isList(entry.value) ? entry.value.items : [entry.value]
  const conditions: Condition[] = []
  for (const node of nodes) {
    if (!isScalar(node) || typeof node.value !== 'string') {
      gather.wrong(entry.at, 'condition-empty', { word: '' })
      continue
    }
    const parsed = parseCondition(node.text)
    if ('code' in parsed) gather.wrong(node.at, parsed.code, { word: parsed.word })
    else {
      for (const missing of unknownNames(parsed, names)) gather.wrong(node.at, 'condition-unknown', { name: missing })
      conditions.push(parsed)
    }
  }
  if (nodes.length === 0) gather.wrong(entry.at, 'condition-empty', { word: '' })
  return conditions.length === nodes.length && nodes.length > 0 ? conditions : null
}

/** Names and patterns of the condition that mean no search of the rule. */
function unknownNames(condition: Condition, names: readonly string[]): string[] {
  if (condition.op === 'name') return names.includes(condition.name) ? [] : [condition.name]
  if (condition.op === 'of') return namesOf(condition.pattern, names).length > 0 ? [] : [condition.pattern ?? 'them']
  const parts = condition.op === 'not' ? [condition.of] : condition.of
  return parts.flatMap((part) => unknownNames(part, names))
}

function readSearch(node: YamlNode, reading: Reading, depth: number): Search | null {
  if (depth > MAX_NESTING) {
    reading.gather.wrong(node.at, 'search-deep')
    return null
  }
  if (isMap(node)) {
    const of = [...node.entries].map(([key, entry]) => readItem(key, entry, reading))
    const items = of.filter((item) => item !== null)
    return of.length === 0 ? null : { op: 'all', of: items.map((item) => ({ op: 'item', item })) }
  }
  if (isScalar(node)) {
    const item = readItem('', { at: node.at, value: node }, reading)
    return item && { op: 'item', item }
  }
  if (node.items.length === 0) return null
  if (node.items.every(isScalar)) {
    const item = readItem('', { at: node.at, value: node }, reading)
    return item && { op: 'item', item }
  }
  const of = node.items.map((item) => readSearch(item, reading, depth + 1))
  if (of.some((one) => one === null)) return null
  return { op: 'any', of: of.filter((one) => one !== null) }
}
