// The rules of one file: several documents, three kinds, `action: global|reset|repeat` (Sigma 2.1; collections as pySigma reads them).
import type { Placeholders } from './placeholder.ts'
import { type Gather, newGather } from './problem.ts'
import { readCorrelation } from './read-correlation.ts'
import { readDetection } from './read-detection.ts'
import { readHead, readLogsource } from './read-head.ts'
import type { Refused, Rule } from './rule.ts'
import {
  type Entry,
  isList,
  isMap,
  isScalar,
  type MapNode,
  newLines,
  readYaml,
  type YamlNode,
  YamlProblem,
} from './yaml.ts'

export type Read = Rule | Refused
export const isRefused = (read: Read): read is Refused => read.problems.length > 0

/** One outcome for each rule of the text; what a file does wrong stays its own. */
export function readRules(file: string, text: string, placeholders: Placeholders | null = null): Read[] {
  const lineOf = newLines(text)
  let documents: readonly { readonly node: YamlNode | YamlProblem; readonly from: number }[]
  try {
    documents = readYaml(text).map((node) => ({ node, from: 0 }))
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error
    documents = apart(text, error)
  }
  const read: Read[] = []
  let shared: MapNode | null = null
  let previous: MapNode | null = null
  for (const [index, { node, from }] of documents.entries()) {
    const at = (place: number): number => lineOf(place + from)
    const gather = newGather(at)
    const refuse = (): void => {
      read.push(refused(file, index + 1, node instanceof YamlProblem ? null : node, at, gather))
    }
    if (node instanceof YamlProblem) {
      gather.wrong(node.at, node.code, { detail: node.detail })
      refuse()
    } else if (isMap(node)) {
      const action = node.entries.get('action')
      const own = without(node, 'action')
      const value = action && isScalar(action.value) ? action.value.text : null
      if (value === 'global') shared = shared === null ? own : merged(shared, own)
      else if (value === 'reset') shared = null
      else if (action !== undefined && (value !== 'repeat' || previous === null)) {
        gather.wrong(action.at, 'action', { value: value ?? '' })
        refuse()
      } else {
        const base: MapNode | null = value === 'repeat' ? previous : null
        previous = base === null ? own : merged(base, own)
        const whole: MapNode = shared === null ? previous : merged(shared, previous)
        read.push(readRule(file, index + 1, whole, at, gather, placeholders))
      }
    } else if (!isScalar(node) || node.value !== null) {
      gather.wrong(node.at, 'not-a-rule')
      refuse()
    }
  }
  if (read.length === 0 && documents.every(({ node }) => !isMap(node as YamlNode))) {
    const gather = newGather(lineOf)
    gather.wrong(0, 'empty')
    read.push(refused(file, 1, null, lineOf, gather))
  }
  return read
}

/** The documents of a text that as a whole is no YAML: one broken rule takes no other with it. */
function apart(text: string, whole: YamlProblem): { node: YamlNode | YamlProblem; from: number }[] {
  if (whole.code === 'yaml-large' && whole.at === 0) return [{ node: whole, from: 0 }]
  const starts = [0, ...[...text.matchAll(/^---(?=\s|$)/gm)].map((match) => match.index).filter((at) => at > 0)]
  if (starts.length === 1 || starts.length > MAX_DOCUMENTS) return [{ node: whole, from: 0 }]
  return starts.flatMap((from, index): { node: YamlNode | YamlProblem; from: number }[] => {
    try {
      return readYaml(text.slice(from, starts[index + 1])).map((node) => ({ node, from }))
    } catch (error) {
      if (!(error instanceof YamlProblem)) throw error
      return [{ node: error, from }]
    }
  })
}

const MAX_DOCUMENTS = 10_000

const without = (map: MapNode, key: string): MapNode =>
  map.entries.has(key) ? { ...map, entries: new Map([...map.entries].filter(([name]) => name !== key)) } : map

/** Maps are joined key by key; what stands later wins. */
function merged(first: MapNode, second: MapNode): MapNode {
  const entries = new Map<string, Entry>(first.entries)
  for (const [key, entry] of second.entries) {
    const before = entries.get(key)
    const isBoth = before !== undefined && isMap(before.value) && isMap(entry.value)
    entries.set(key, isBoth ? { at: entry.at, value: merged(before.value as MapNode, entry.value as MapNode) } : entry)
  }
  return { ...second, entries }
}

function refused(
  file: string,
  document: number,
  node: YamlNode | null,
  lineOf: (at: number) => number,
  gather: Gather,
): Refused {
  const text = (key: string): string | null => {
    const value = node !== null && isMap(node) ? node.entries.get(key)?.value : undefined
    return isScalar(value) && value.value !== null ? value.text : null
  }
  const { problems, warnings } = gather
  const kind = node !== null && isMap(node) ? kindOf(node) : 'detection'
  const [id, name, title] = [text('id'), text('name'), text('title')]
  return { kind, file, document, line: lineOf(node?.at ?? 0), id, name, title, problems, warnings }
}

const kindOf = (map: MapNode): Rule['kind'] =>
  map.entries.has('correlation') ? 'correlation' : map.entries.has('filter') ? 'filter' : 'detection'

function readRule(
  file: string,
  document: number,
  map: MapNode,
  lineOf: (at: number) => number,
  gather: Gather,
  placeholders: Placeholders | null,
): Read {
  const kind = kindOf(map)
  if (kind === 'detection' && !map.entries.has('detection') && !map.entries.has('logsource')) {
    gather.wrong(map.at, 'not-a-rule')
    return refused(file, document, map, lineOf, gather)
  }
  const self = readHead(map, gather)
  const unresolved = new Set<string>()
  const reading = { gather, placeholders, unresolved, lineOf }
  const logsource = kind === 'correlation' ? null : readLogsource(map, gather, kind === 'detection')
  const key = kind === 'correlation' ? 'correlation' : kind
  const entry = map.entries.get(key)
  const correlation = kind === 'correlation' ? readCorrelation(map, gather) : null
  const rules = kind === 'filter' && entry && isMap(entry.value) ? readTargets(entry.value, gather) : null
  if (entry === undefined) gather.wrong(map.at, 'key-missing', { key })
  else if (!isMap(entry.value)) gather.wrong(entry.at, 'not-map', { key })
  const detection =
    kind !== 'correlation' && entry && isMap(entry.value)
      ? readDetection(entry.value, reading, kind === 'filter' ? filterKeys : undefined)
      : null
  for (const name of unresolved) gather.warn(entry?.at ?? map.at, 'placeholder', { name })
  const { problems, warnings } = gather
  if (problems.length > 0 || self.title === null) return refused(file, document, map, lineOf, gather)
  const head = {
    ...self,
    title: self.title,
    file,
    document,
    line: lineOf(map.at),
    lineAt: lineOf,
    source: map,
    problems,
    warnings,
  }
  if (correlation !== null) return { ...head, kind: 'correlation', correlation }
  const looks = { logsource: logsource!, detection: detection!, unresolved: [...unresolved] }
  return kind === 'filter' ? { ...head, ...looks, kind: 'filter', rules } : { ...head, ...looks, kind: 'detection' }
}

/** Of a filter `rules` is no search; of a detection rule it may be one. */
const filterKeys: ReadonlySet<string> = new Set(['rules'])

/** The rules that a filter is for: a list of ids and names, `any`, or an empty list for every rule of its source. */
function readTargets(map: MapNode, gather: Gather): string[] | null {
  const entry = map.entries.get('rules')
  if (entry === undefined) {
    gather.wrong(map.at, 'key-missing', { key: 'rules' })
    return null
  }
  const nodes = isList(entry.value) ? entry.value.items : [entry.value]
  if (!nodes.every((node) => isScalar(node) && node.value !== null)) {
    gather.wrong(entry.at, 'filter-rules')
    return null
  }
  const texts = nodes.filter((node) => isScalar(node)).map((node) => node.text)
  return texts.length === 0 || (texts.length === 1 && texts[0] === 'any') ? null : texts
}
