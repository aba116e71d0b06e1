// What a correlation joins, over which time, by which fields, and when it speaks (Sigma 2.1, correlation rules).
import { parseCondition } from './condition.ts'
import type { Gather } from './problem.ts'
import type { Bound, Correlation, CorrelationType } from './rule.ts'
import { type Entry, isList, isMap, isScalar, type MapNode } from './yaml.ts'

const types: readonly CorrelationType[] = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
]
const operators: readonly string[] = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq']
const units: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  M: 2_629_746,
  y: 31_556_952,
}
const MAX_RULES = 200
const MAX_FIELDS = 16
const known = new Set(['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases', 'generate'])

/** Null after something wrong was said. */
export function readCorrelation(document: MapNode, gather: Gather): Correlation | null {
  const entry = document.entries.get('correlation')!
  if (!isMap(entry.value)) {
    gather.wrong(entry.at, 'not-map', { key: 'correlation' })
    return null
  }
  const map = entry.value
  const before = gather.problems.length
  for (const [key, { at }] of map.entries) if (!known.has(key)) gather.wrong(at, 'correlation-key', { key })
  const type = textOf(map, 'type', gather) as CorrelationType | null
  if (type !== null && !types.includes(type))
    gather.wrong(map.entries.get('type')!.at, 'not-choice', { key: 'type', value: type, choices: types.join(', ') })
  if (type === 'value_median') gather.warn(map.entries.get('type')!.at, 'extension', { key: type })
  const condition = readBounds(map, type, gather)
  const rules = textsOf(map, 'rules', gather)
  if (!map.entries.has('rules')) gather.wrong(map.at, 'key-missing', { key: 'rules' })
  else if (rules.length === 0 || rules.length > MAX_RULES)
    gather.wrong(map.entries.get('rules')!.at, 'correlation-rules', { most: String(MAX_RULES) })
  const groupBy = textsOf(map, 'group-by', gather)
  if (groupBy.length > MAX_FIELDS) gather.wrong(map.entries.get('group-by')!.at, 'too-many-variants')
  if (!map.entries.has('group-by')) gather.warn(map.at, 'group-missing')
  const timespanMs = readTimespan(map, gather)
  const aliases = readAliases(map, gather)
  const generate = map.entries.get('generate') ?? document.entries.get('generate')
  if (generate && (!isScalar(generate.value) || typeof generate.value.value !== 'boolean'))
    gather.wrong(generate.at, 'value-boolean', { field: '', modifier: 'generate' })
  if (gather.problems.length > before || type === null) return null
  return {
    type,
    rules,
    groupBy,
    timespanMs,
    aliases,
    ...condition,
    generate: generate !== undefined && isScalar(generate.value) && generate.value.value === true,
  }
}

function textOf(map: MapNode, key: string, gather: Gather): string | null {
  const entry = map.entries.get(key)
  if (entry === undefined) gather.wrong(map.at, 'key-missing', { key })
  else if (!isScalar(entry.value) || entry.value.value === null) gather.wrong(entry.at, 'not-text', { key })
  else return entry.value.text
  return null
}

function textsOf(map: MapNode, key: string, gather: Gather): string[] {
  const entry = map.entries.get(key)
  if (entry === undefined) return []
  const nodes = isList(entry.value) ? entry.value.items : [entry.value]
  if (!nodes.every((node) => isScalar(node) && node.value !== null)) gather.wrong(entry.at, 'not-list', { key })
  const texts = nodes.filter((node) => isScalar(node)).map((node) => node.text)
  if (new Set(texts).size < texts.length) gather.wrong(entry.at, 'list-twice', { key })
  return texts
}

function readTimespan(map: MapNode, gather: Gather): number {
  const text = textOf(map, 'timespan', gather)
  if (text === null) return 0
  const { at } = map.entries.get('timespan')!
  const match = /^(\d{1,9})([smhdwMy])$/.exec(text)
  if (match === null || Number(match[1]) === 0) {
    gather.wrong(at, 'timespan', { value: text })
    return 0
  }
  if (!'smhd'.includes(match[2]!)) gather.warn(at, 'extension', { key: text })
  return Number(match[1]) * units[match[2]!]! * 1000
}

type Spoken = Pick<Correlation, 'bounds' | 'fields' | 'percentile' | 'expression'>

function readBounds(map: MapNode, type: CorrelationType | null, gather: Gather): Spoken {
  const entry = map.entries.get('condition')
  const nothing: Spoken = { bounds: [], fields: [], percentile: null, expression: null }
  const isTemporal = type === 'temporal' || type === 'temporal_ordered'
  if (entry === undefined) {
    if (!isTemporal) gather.wrong(map.at, 'key-missing', { key: 'condition' })
    return nothing
  }
  if (isScalar(entry.value))
    return isTemporal ? readExpression(entry, type, nothing, gather) : wrongForm(entry, gather, nothing)
  if (!isMap(entry.value)) return wrongForm(entry, gather, nothing)
  const bounds: Bound[] = []
  for (const [key, { at, value }] of entry.value.entries) {
    if (operators.includes(key)) {
      if (!isScalar(value) || typeof value.value !== 'number')
        gather.wrong(at, 'value-number', { field: key, modifier: key })
      else bounds.push({ op: key as Bound['op'], than: value.value })
    } else if (key !== 'field' && !(key === 'percentile' && type === 'value_percentile'))
      gather.wrong(at, 'correlation-key', { key })
  }
  if (bounds.length === 0 || bounds.length > 2) gather.wrong(entry.at, 'correlation-bounds')
  const isOfValues = type?.startsWith('value_') ?? false
  const fields = textsOf(entry.value, 'field', gather)
  if (isOfValues && fields.length === 0) gather.wrong(entry.at, 'key-missing', { key: 'field' })
  if (!isOfValues && fields.length > 0)
    gather.wrong(entry.value.entries.get('field')!.at, 'correlation-key', { key: 'field' })
  if (fields.length > 1 && type !== 'value_count')
    gather.wrong(entry.value.entries.get('field')!.at, 'correlation-field', { type: type ?? '' })
  return { ...nothing, bounds, fields, percentile: readPercentile(entry.value, type, gather) }
}

function wrongForm(entry: Entry, gather: Gather, nothing: Spoken): Spoken {
  gather.wrong(entry.at, 'not-map', { key: 'condition' })
  return nothing
}

function readExpression(entry: Entry, type: CorrelationType | null, nothing: Spoken, gather: Gather): Spoken {
  const text = isScalar(entry.value) ? entry.value.text : ''
  const parsed = parseCondition(text)
  if ('code' in parsed) gather.wrong(entry.at, parsed.code, { word: parsed.word })
  else if (type === 'temporal_ordered') gather.wrong(entry.at, 'expression-ordered')
  else {
    gather.warn(entry.at, 'extension', { key: text.slice(0, 80) })
    return { ...nothing, expression: parsed }
  }
  return nothing
}

/** Without `percentile` the share of the event's value among all is meant, as the specification's example has it. */
function readPercentile(map: MapNode, type: CorrelationType | null, gather: Gather): number | null {
  if (type === 'value_median') return 50
  const entry = map.entries.get('percentile')
  if (entry === undefined) return null
  const value = isScalar(entry.value) ? entry.value.value : null
  if (typeof value === 'number' && value >= 0 && value <= 100) return value
  gather.wrong(entry.at, 'percentile')
  return null
}

function readAliases(map: MapNode, gather: Gather): Correlation['aliases'] {
  const aliases = new Map<string, ReadonlyMap<string, string>>()
  const entry = map.entries.get('aliases')
  if (entry === undefined) return aliases
  if (!isMap(entry.value)) {
    gather.wrong(entry.at, 'not-map', { key: 'aliases' })
    return aliases
  }
  for (const [alias, { at, value }] of entry.value.entries) {
    const fields = new Map<string, string>()
    if (!isMap(value)) gather.wrong(at, 'not-map', { key: alias })
    else
      for (const [rule, field] of value.entries)
        if (isScalar(field.value) && field.value.value !== null) fields.set(rule, field.value.text)
        else gather.wrong(field.at, 'not-text', { key: rule })
    aliases.set(alias, fields)
  }
  return aliases
}
